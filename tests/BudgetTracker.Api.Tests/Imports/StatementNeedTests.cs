using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>What a file leaves ambiguous is a need; an option resolves it.</summary>
[Trait("Runs", "once")]
public sealed class StatementNeedTests
{
    [Fact]
    public void An_order_of_day_and_month_that_no_row_decides()
    {
        const string Text = "Date,Text,Amount\n01/02/2026,A,-1.00\n03/04/2026,B,-2.00\n";

        var open = CsvStatementTests.Read(Text);
        var given = CsvStatementTests.Read(Text, new StatementOptions { DateFormat = "MM/dd/yyyy" });

        var need = Assert.Single(open.Needs);
        Assert.Equal("dateFormat", need.Option);
        Assert.Equal(["dd/MM/yyyy: 2026-02-01 2026-04-03", "MM/dd/yyyy: 2026-01-02 2026-03-04"], Choices(need));
        Assert.All(open.Rows, row => Assert.Null(row.Date));
        Assert.All(open.Rows, row => Assert.NotNull(row.Error));
        Assert.Empty(given.Needs);
        Assert.Equal(["2026-01-02", "2026-03-04"], given.Rows.Select(row => $"{row.Date:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("05.06.26 07.08.26", "dd.MM.yy MM.dd.yy")]
    [InlineData("05-06-07 06-07-08", "dd-MM-yy MM-dd-yy yy-MM-dd")]
    [InlineData("13/05/2026 05/13/2026", "dd/MM/yyyy MM/dd/yyyy")] // both: contradictory
    [InlineData("13/05/2026 06/07/2026", "")]
    [InlineData("05/05/2026 06/06/2026", "")] // both readings are the same day
    [InlineData("01/02/26 02/02/26 03/02/26 04/02/26 05/02/26 06/03/26 05/03/26 04/03/26", "dd/MM/yy MM/dd/yy")] // no order of time
    [InlineData("11/01/2026 12/01/2026 01/02/2026 02/02/2026 11/02/2026 12/02/2026 01/03/2026 02/03/2026 11/03/2026 12/03/2026", "")]
    public void Orders_of_dates_that_are_needed(string dates, string formats)
    {
        var rows = dates.Split(' ').Select(date => $"{date};Shop;-1,00");

        var statement = CsvStatementTests.Read("Date;Text;Amount\n" + string.Join('\n', rows));

        Assert.Equal(formats, string.Join(' ', statement.Needs.SelectMany(need => need.Choices).Select(choice => choice.Value)));
    }

    [Fact]
    public void One_separator_with_three_digits_behind_it_in_every_amount()
    {
        const string Text = "Date;Text;Amount\n31.01.2026;A;-1.234\n30.01.2026;B;-2.000\n";

        var open = CsvStatementTests.Read(Text);
        var given = CsvStatementTests.Read(Text, new StatementOptions { DecimalSeparator = ',' });

        Assert.Equal(["decimalSeparator"], open.Needs.Select(need => need.Option));
        Assert.Equal("? ?", CsvStatementTests.Amounts(open));
        Assert.Equal("-1234.00 -2000.00", CsvStatementTests.Amounts(given));
    }

    [Theory]
    [InlineData("-1.234 -5,00", "-1234.00 -5.00")]
    [InlineData("-1.234 -5.00", "? -5.00")] // three decimal places
    [InlineData("-1.234,50 -5", "-1234.50 -5.00")]
    [InlineData("-1234.500 -5", "-1234.50 -5.00")]
    [InlineData("-0.123 -5", "? -5.00")]
    [InlineData("-1.234.567 -5", "-1234567.00 -5.00")]
    public void Amounts_that_another_amount_of_the_column_decides(string amounts, string read)
    {
        var rows = amounts.Split(' ').Select(amount => $"31.01.2026;Shop;{amount}");

        var statement = CsvStatementTests.Read("Date;Text;Amount\n" + string.Join('\n', rows));

        Assert.Empty(statement.Needs);
        Assert.Equal(read, CsvStatementTests.Amounts(statement));
    }

    [Theory]
    [InlineData("Date,Text,Amount\n2026-01-31,Coffee,3.50\n2026-01-30,Lunch,12.00\n")] // an expense tracker's, or a savings account's
    [InlineData("Date,Text,Amount\n2026-01-13,Taxi,23.10\n2026-01-14,Grocer,88.00\n2026-01-20,PAYMENT,-111.10\n")] // a card's
    [InlineData("Date,Text,Amount\n2026-01-13,Taxi,23.10\n2026-01-20,ZAHLUNG ERHALTEN - DANKE,-11.10\n2026-01-21,ZAHLUNG ERHALTEN - DANKE,-12.00\n")]
    [InlineData("Date,Text,Amount\n2026-01-13,Taxi,23.10\n2026-01-20,AUTOPAY PAYMENT - THANK YOU,-111.10\n2026-01-21,Back,-1.00\n")]
    public void The_sign_of_spending(string text)
    {
        var open = CsvStatementTests.Read(text);
        var given = CsvStatementTests.Read(text, new StatementOptions { Sign = StatementSign.PositiveIsSpending });

        Assert.Equal(["sign"], open.Needs.Select(need => need.Option));
        Assert.All(open.Rows, row => Assert.NotNull(row.Error));
        Assert.Empty(given.Needs);
        Assert.True(given.Rows[0].Amount < 0);
    }

    [Fact]
    public void Money_out_and_money_in_where_the_balance_fits_both_ways()
    {
        // One day, so the order is open: the balance may stand before or after each entry.
        var statement = CsvStatementTests.Read("31.01.2026;A;10,00;;90,00\n31.01.2026;B;20,00;;70,00\n31.01.2026;C;;5,00;75,00\n");

        Assert.Equal(["debitColumn"], statement.Needs.Select(need => need.Option));
    }

    [Fact]
    public void Two_columns_of_amounts()
    {
        var statement = CsvStatementTests.Read("Date,Name,Gross,Net\n2026-01-31,A,-10.00,-9.00\n2026-01-30,B,-20.00,-18.00\n");

        Assert.Equal(["amountColumn"], statement.Needs.Select(need => need.Option));
        Assert.Equal(["Gross: -10.00 -20.00", "Net: -9.00 -18.00"], Choices(statement.Needs[0]));
    }

    [Fact]
    public void Money_out_and_money_in_without_headers_or_a_balance()
    {
        const string Text = "31.01.2026;Shop;12,50;\n30.01.2026;Train;50,00;\n29.01.2026;Pay;;150,00\n";

        Assert.Equal(["debitColumn"], CsvStatementTests.Read(Text).Needs.Select(need => need.Option));
    }

    private static IEnumerable<string> Choices(StatementNeed need) =>
        need.Choices.Select(choice => $"{choice.Value}: {string.Join(' ', choice.Samples)}");
}
