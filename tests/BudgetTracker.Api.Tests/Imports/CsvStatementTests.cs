using System.Globalization;
using System.Text;
using BudgetTracker.Api.Imports;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports;

[Trait("Runs", "once")]
public sealed class CsvStatementTests
{
    public static TheoryData<string> Names => [.. SampleStatements.Csv.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_statement_is_read_without_an_option(string name)
    {
        var (_, amounts, text, encoding) = SampleStatements.Csv.Single(sample => sample.Name == name);

        var statement = Read(SampleStatements.Bytes(text, encoding));

        Assert.Empty(statement.Needs);
        Assert.Equal(amounts, Amounts(statement));
        Assert.All(statement.Rows, row => Assert.True(row.Error is null, row.Error));
        Assert.All(statement.Rows.Where(row => !row.IsPending), row => Assert.NotNull(row.Date));
        Assert.All(statement.Rows, row => Assert.Equal(2, row.Amount!.Value.Scale));
    }

    [Fact]
    public void A_ledger_may_mix_formats_of_dates_and_name_directions()
    {
        var statement = Read("""
            Category,Date,Note,Currency,Subcategory,Direction,Account,Amount
            Outings,17/10/2021 07:45:30,"2 adults, one way",NOK,Ferry,Expense,Purse,42
            Kitchen,2022-06-09,,NOK,bread,Expense,Purse,18.5
            Savings,03/02/2020,,NOK,,Transfer-Out,Bank,250000
            Wages,2022-06-10,June,NOK,,Income,Bank,3100.25
            """);

        Assert.Equal("-42.00 -18.50 -250000.00 3100.25", Amounts(statement));
        Assert.Equal("dd/MM/yyyy|yyyy-MM-dd", statement.Options.DateFormat);
        Assert.Equal(["2021-10-17", "2022-06-09", "2020-02-03", "2022-06-10"], statement.Rows.Select(row => $"{row.Date:yyyy-MM-dd}"));
        Assert.Equal([null, null, "A transfer: \"Transfer-Out\".", "Money in."], statement.Rows.Select(row => row.NotSpending));
        Assert.Equal(["2 adults, one way", "bread", "Savings", "June"], statement.Rows.Select(row => row.Description));
        Assert.Equal(["Outings", "Kitchen", "Savings", "Wages"], statement.Rows.Select(row => row.Category));
        Assert.Equal(["NOK"], statement.Currencies);
    }

    [Theory]
    [InlineData("Date,Description,Amount\n2026-01-31,{0},-240.00\n")]
    [InlineData("2026-01-31,{0},-240.00\n")]
    [InlineData("Date,Category,Payee,Amount\n2026-01-31,Travel,{0},-240.00\n")]
    [InlineData("Date,Category,Memo,Amount\n2026-01-31,{0},Room 7,-240.00\n")]
    [InlineData("Date,Payee,Memo,Amount\n2026-01-31,Adler,{0},-240.00\n")]
    [InlineData("Date,Payee,Memo,Amount\n2026-01-31,{0},Adler,-240.00\n")]
    [InlineData("Date,Payee,Status,Amount\n2026-01-31,{0},Posted,-240.00\n")]
    public void What_describes_an_entry_is_no_status_and_no_direction(string file)
    {
        foreach (var text in (string[])["Hotel reservation", "Order cancelled", "Transfer to landlord", "Charge"])
        {
            var row = Assert.Single(Read(file.Replace("{0}", text, StringComparison.Ordinal)).Rows);

            Assert.Equal((-240.00m, false, null, null), (row.Amount, row.IsPending, row.NotSpending, row.Error));
            Assert.Contains(text, row.Description + row.Category, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Debit_and_credit_under_Details_beside_a_description_are_a_direction()
    {
        var statement = Read("Details,Posting Date,Description,Amount,Type,Balance\nDEBIT,01/30/2026,SHOP,-12.50,DEBIT_CARD,1087.50\nCREDIT,01/29/2026,EMPLOYER,1200.00,ACH_CREDIT,1100.00\n");

        Assert.Equal(["SHOP", "EMPLOYER"], statement.Rows.Select(row => row.Description));
        Assert.Equal("Details", statement.Options.DirectionColumn);
    }

    [Fact]
    public void A_column_that_options_name_as_the_description_is_no_status()
    {
        var row = Assert.Single(Read("Date,Kind,Where,Amount\n2026-01-31,Reservation,Adler,-240.00\n", new StatementOptions { DescriptionColumn = "Kind" }).Rows);

        Assert.Equal((false, "Reservation"), (row.IsPending, row.Description));
    }

    [Fact]
    public void A_pending_entry_needs_no_date()
    {
        var statement = Read("Date,Payee,Status,Amount\n2026-01-31,Shop,Posted,-5.00\n,Cinema,Pending,-9.00\n,Baker,Posted,-2.00\n2026-02-31,Bank,Pending,-1.00\n");

        Assert.Equal(
            [null, null, "The date is missing.", "\"2026-02-31\" is no day of the years 1900 to 2199."],
            statement.Rows.Select(row => row.Error));
        Assert.Equal((true, null), (statement.Rows[1].IsPending, statement.Rows[1].Date));
    }

    [Theory]
    [InlineData('\u200B')]
    [InlineData('\u200E')]
    [InlineData('\uFEFF')]
    [InlineData('\u2800')]
    [InlineData('\u3164')]
    public void A_text_without_a_visible_character_says_nothing(char text)
    {
        var row = Assert.Single(Read($"Date,Category,Payee,Amount\n2026-01-31,{text},{text},-5.00\n").Rows);

        Assert.Equal((EntryRules.NoDescription, null), (row.Description, row.Category));
    }

    [Theory]
    [InlineData("Anfang;-500,00;-500,00", "Laden;-12,50;-512,50", "Bahn;-50,00;-562,50", "It is as much as the balance beside it: it may be an opening balance.")]
    [InlineData("Saldo alt;-500,00", "Laden;-12,50", "Bahn;-50,00", "It may be a balance or a total rather than an entry.")]
    [InlineData(";-500,00", "Laden;-12,50", "Bahn;-50,00", "It alone has no text: it may be a balance rather than an entry.")]
    [InlineData("Laden;-12,50", "Bahn;-50,00", "Markt;-8,00", null)]
    public void A_first_line_that_may_be_a_balance_says_so(string first, string second, string third, string? note)
    {
        var statement = Read($"13.01.2026;{first}\n14.01.2026;{second}\n15.01.2026;{third}\n");

        Assert.Equal([note, null, null], statement.Rows.Select(row => row.Note));
        Assert.All(statement.Rows, row => Assert.Null(row.Error));
    }

    [Theory]
    [InlineData("Turnover Bakery", true)]
    [InlineData("Apyvarta Kaunas", true)]
    [InlineData("Turnover", false)]
    [InlineData("Kontostand 31.01.2026", false)]
    [InlineData("Kontostand am 31.01.2026", false)]
    [InlineData("Opening balance EUR", false)]
    public void A_shop_that_is_named_like_a_balance_is_a_row(string text, bool isRow)
    {
        var statement = Read($"Date,Payee,Amount\n2026-01-13,Market,-12.50\n2026-01-14,{text},-5.00\n2026-01-15,Station,-50.00\n");

        Assert.Equal(isRow ? 3 : 2, statement.Rows.Count);
        Assert.Equal(isRow ? 1 : 2, statement.LeftOut.Count);
    }

    [Fact]
    public void A_last_row_from_which_no_balance_follows_says_so()
    {
        var statement = Read("Date,Text,Amount,Balance\n2026-01-13,A,-1.00,99.00\n2026-01-14,B,-2.00,97.00\n2026-01-15,C,-3.00,94.00\n2026-01-16,D,-7.00,1.00\n");

        Assert.Equal([null, null, null, "The other balances do not follow from it: it may be no entry."], statement.Rows.Select(row => row.Note));
    }

    [Fact]
    public void Every_line_is_a_row_or_left_out_with_its_reason()
    {
        var statement = Read("""
            Account;12345
            Date;Text;Amount;Balance
            31.01.2026;Opening balance;;100,00
            31.01.2026;Shop;-5,00;95,00
            Total;;-5,00;
            """);

        Assert.Equal("-5.00", Amounts(statement));
        Assert.Equal(
            ["1 Above the table.", "2 The column names.", "3 A balance or a total.", "5 A balance or a total."],
            statement.LeftOut.Select(line => $"{line.Number} {line.Reason}"));
    }

    [Fact]
    public void A_row_that_cannot_be_read_says_why_and_stops_no_other()
    {
        var statement = Read("""
            Date,Memo,Amount
            2026-02-31,A,-12.50
            2026-01-30,B,-10x
            2026-01-29,C,-10.00
            ,D,-10.00
            2026-01-29,E, with comma,-10.00
            2026-01-28,F,-99999999999.00
            2026-01-28,G,-1.005
            0000-01-28,H,-1.00
            20000-01-28,I,-1.00
            2026-01-28,J
            2026-01-28,K,
            "2026-01-28"x,L,-1.00
            """);

        Assert.Equal(
            [
                "2 \"2026-02-31\" is no day of the years 1900 to 2199.",
                "3 \"-10x\" is not an amount.",
                "5 The date is missing.",
                "6 It has 4 columns, the table has 3.",
                "7 \"-99999999999.00\" is beyond 99999999.99.",
                "8 \"-1.005\" has more than two decimal places.",
                "9 \"0000-01-28\" is no day of the years 1900 to 2199.",
                "10 \"20000-01-28\" is not a date.",
                "11 It has 2 columns, the table has 3.",
                "12 The amount is missing.",
                "13 Text stands behind a closing quote.",
            ],
            statement.Rows.Where(row => row.Error is not null).Select(row => $"{row.Number} {row.Error}"));
        Assert.Equal(12, statement.Rows.Count);
    }

    [Theory]
    [InlineData("Date,Memo,Amount\n2026-01-31,\"Shop,-12.50\n2026-01-30,Pay,-1.00\n", "Line 2: A quote is never closed.")]
    [InlineData("Date,Memo,Amount\n2026-01-31,\"Shop,-12.50\n2026-01-30,Pay\",-1.00\n2026-01-29,Pay,-1.00\n",
        "Line 2: A quote is never closed, or hides the lines behind it.")]
    [InlineData("Date,Memo,Amount\n2026-01-31,\"Shop,-12.50\n2026-01-30,\"Pay\",-1.00\n",
        "Line 2: A quote is never closed, or hides the lines behind it.")]
    public void A_quote_that_would_hide_rows_is_rejected_with_its_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<StatementException>(() => Read(text)).Message);

    [Fact]
    public void A_column_is_named_by_its_header_or_its_number()
    {
        const string Text = "31.01.2026;Shop;12,50;\n30.01.2026;Train;50,00;\n29.01.2026;Pay;;150,00\n";

        var byNumber = Read(Text, new StatementOptions { DebitColumn = "3" });
        var unknown = Assert.Throws<StatementException>(() => Read(Text, new StatementOptions { DateColumn = "Day" }));

        Assert.Equal("-12.50 -50.00 150.00", Amounts(byNumber));
        Assert.Equal("dateColumn", unknown.Option);
    }

    [Fact]
    public void Balances_that_do_not_follow_from_the_amounts_are_told()
    {
        Assert.Equal(BalanceCheck.Yes, Read("Date,Text,Amount,Balance\n2026-01-01,A,-1.00,9.00\n2026-01-02,B,-2.00,7.00\n").VerifiedByBalance);
        Assert.Equal(BalanceCheck.No, Read("Date,Text,Amount,Balance\n2026-01-01,A,-1.00,9.00\n2026-01-02,B,-2.00,5.00\n").VerifiedByBalance);
        Assert.Equal(BalanceCheck.None, Read("Date,Text,Amount\n2026-01-01,A,-1.00\n2026-01-02,B,-2.00\n").VerifiedByBalance);
    }

    internal static Statement Read(string text, StatementOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    internal static Statement Read(byte[] file, StatementOptions? options = null, StatementLimits? limits = null) =>
        StatementReader.Read(file, options ?? new StatementOptions(), limits ?? new StatementLimits());

    internal static string Amounts(Statement statement) => string.Join(' ', statement.Rows.Select(row =>
        (row.IsPending ? "p" : "") + (row.Amount?.ToString(CultureInfo.InvariantCulture) ?? "?")));
}
