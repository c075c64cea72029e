using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports;

[Trait("Runs", "once")]
public sealed class LedgerCsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("\ta", "'\ta")]
    [InlineData("\ra", "'\ra")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    [InlineData("a=b", "a=b")]
    public void Text_that_a_spreadsheet_would_run_is_guarded_and_comes_back(string text, string guarded)
    {
        Assert.Equal(guarded, SpreadsheetText.Guard(text));
        Assert.Equal(text, SpreadsheetText.Unguard(guarded));
    }

    [Fact]
    public void An_export_is_recognized_and_read_as_it_was_written()
    {
        string[] descriptions = ["=HYPERLINK(\"x\")", "'-5", "a, \"b\"", "Total", "Pending", "2026-01-05", "12.50", "🍕", "???", "a  b\u00A0c"];
        var lines = descriptions.Select((text, i) => LedgerCsv.Line(i + 7, new DateOnly(2026, 1, 2), "a@example.com", "-Big  Food", text, 12.5m + i));

        var statement = CsvStatementTests.Read(string.Join(LedgerCsv.NewLine, [string.Join(',', LedgerCsv.Columns), .. lines]));

        Assert.True(statement.IsLedgerExport);
        Assert.Empty(statement.Needs);
        Assert.Equal(descriptions, statement.Rows.Select(row => row.Description));
        Assert.All(statement.Rows, row => Assert.Equal(("-Big  Food", new DateOnly(2026, 1, 2), null), (row.Category, row.Date!.Value, row.NotSpending ?? row.Error ?? row.Note)));
        Assert.Equal("-12.50 -13.50 -14.50 -15.50 -16.50 -17.50 -18.50 -19.50 -20.50 -21.50", CsvStatementTests.Amounts(statement));
        Assert.Equal(["7", "8", "9", "10", "11", "12", "13", "14", "15", "16"], statement.Rows.Select(row => row.BankId));
    }

    [Theory]
    [InlineData("Hotel reservation")]
    [InlineData("Deposit")]
    [InlineData("Transfer to landlord")]
    [InlineData("Charge")]
    [InlineData("Purchase")]
    [InlineData("2026-01-05")]
    [InlineData("EUR")]
    public void Every_row_of_an_export_is_spending_whatever_its_texts_say(string text)
    {
        var lines = Enumerable.Range(1, 2).Select(id => LedgerCsv.Line(id, new DateOnly(2026, 1, 2), "a@example.com", text, text, 2m));
        var export = string.Join(LedgerCsv.NewLine, [string.Join(',', LedgerCsv.Columns), .. lines]);

        var statement = CsvStatementTests.Read(export);

        // The options that were found read it the same way.
        foreach (var row in statement.Rows.Concat(CsvStatementTests.Read(export, statement.Options).Rows))
        {
            Assert.Equal((text, text, -2.00m), (row.Description, row.Category, row.Amount));
            Assert.Equal((false, null, null), (row.IsPending, row.Currency, row.NotSpending ?? row.Error ?? row.Note));
        }
    }

    [Fact]
    public void Options_may_name_other_columns_of_an_export()
    {
        var export = string.Join(LedgerCsv.NewLine, string.Join(',', LedgerCsv.Columns), LedgerCsv.Line(1, new DateOnly(2026, 1, 2), "a@example.com", "Food", "Bread", 2m));

        var row = Assert.Single(CsvStatementTests.Read(export, new StatementOptions { DescriptionColumn = "user" }).Rows);

        Assert.Equal(("a@example.com", "Food"), (row.Description, row.Category));
    }

    [Fact]
    public void A_description_of_an_export_without_a_visible_character_does_not_come_back()
    {
        var line = LedgerCsv.Line(1, new DateOnly(2026, 1, 2), "a@example.com", "Food", "\u200B", 2m);

        var row = Assert.Single(CsvStatementTests.Read(string.Join(LedgerCsv.NewLine, string.Join(',', LedgerCsv.Columns), line)).Rows);

        Assert.Equal("Food", row.Description);
    }

    [Fact]
    public void An_export_of_several_users_says_whose_each_row_is()
    {
        string[] emails = ["a@example.com", "b@example.com"];
        var lines = emails.Select((email, i) => LedgerCsv.Line(i + 1, new DateOnly(2026, 1, 2), email, "Food", "Bread", 1m));

        var statement = CsvStatementTests.Read(string.Join(LedgerCsv.NewLine, [string.Join(',', LedgerCsv.Columns), .. lines]));

        Assert.Equal(emails.Select(email => $"An expense of {email}: the export holds more than one user."), statement.Rows.Select(row => row.Note));
    }
}
