using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>OFX, QIF and CAMT.</summary>
[Trait("Runs", "once")]
public sealed class StatementFormatTests
{
    [Fact]
    public void Ofx_of_tags_without_ends()
    {
        var statement = CsvStatementTests.Read(SampleStatements.OfxSgml);

        Assert.Equal(StatementFormat.Ofx, statement.Format);
        Assert.Equal("-6.60 -1.50 1.05", CsvStatementTests.Amounts(statement));
        Assert.Equal(["2026-01-02", "2026-01-03", "2026-01-04"], statement.Rows.Select(row => $"{row.Date:yyyy-MM-dd}"));
        Assert.Equal(["Joe's & Co #112 - POS", "To 88", "INT"], statement.Rows.Select(row => row.Description));
        Assert.Equal(["A1", null, "A3"], statement.Rows.Select(row => row.BankId));
        Assert.Equal(["77"], statement.Accounts);
        Assert.Equal(["CAD"], statement.Currencies);
        Assert.Equal(9, statement.Rows[0].Number);
    }

    [Fact]
    public void Ofx_of_xml_with_pending_entries()
    {
        var statement = CsvStatementTests.Read(SampleStatements.OfxXml);

        Assert.Equal("-500.00 p-9.99", CsvStatementTests.Amounts(statement));
        Assert.Equal(["Rent & more", "Films"], statement.Rows.Select(row => row.Description));
        Assert.Equal(["4111"], statement.Accounts);
    }

    [Fact]
    public void Ofx_that_is_cut_off_or_lacks_an_end_is_told()
    {
        var cut = SampleStatements.OfxSgml[..SampleStatements.OfxSgml.IndexOf("<FITID>A3", StringComparison.Ordinal)];
        var twice = SampleStatements.OfxSgml.Replace("<FITID>A1", "<TRNAMT>-7.00<FITID>A1", StringComparison.Ordinal);

        Assert.Equal("The file ends within this entry.", CsvStatementTests.Read(cut).Rows[2].Error);
        Assert.Equal("The entry has more than one amount.", CsvStatementTests.Read(twice).Rows[0].Error);
    }

    [Theory]
    [InlineData("<CORRECTFITID>A1<CORRECTACTION>REPLACE", null)]
    [InlineData("<CORRECTFITID>A0<CORRECTACTION>REPLACE", "A1")]
    public void Ofx_that_corrects_the_entry_of_its_own_id_is_another_entry(string correction, string? id)
    {
        var row = CsvStatementTests.Read(SampleStatements.OfxSgml.Replace("<FITID>A1", "<FITID>A1" + correction, StringComparison.Ordinal)).Rows[0];

        Assert.Equal((id, "It replaces an entry of an earlier file."), (row.BankId, row.Note));
    }

    [Fact]
    public void Qif_with_splits_and_transfers()
    {
        var statement = CsvStatementTests.Read(SampleStatements.Qif);

        Assert.Equal(StatementFormat.Qif, statement.Format);
        Assert.Empty(statement.Needs);
        Assert.Equal("-1100.58 -1000.00 -10.00 75.00", CsvStatementTests.Amounts(statement));
        Assert.Equal(["2026-12-19", "2027-01-05", "2027-01-06", "2027-01-07"], statement.Rows.Select(row => $"{row.Date:yyyy-MM-dd}"));
        Assert.Equal(["Food:Groceries", null, null, null], statement.Rows.Select(row => row.Category));
        Assert.Equal("Split into House, Interest.", statement.Rows[1].Note);
        Assert.Equal("A transfer to or from Savings.", statement.Rows[2].NotSpending);
        Assert.Equal(["Household"], statement.Accounts);
        Assert.Equal([30], statement.LeftOut.Select(line => line.Number));
    }

    [Theory]
    [InlineData("!Type:Bank\nD6/1/94\nT-1.00\n^\nD6/2/94\nT-1.00\n^\n", "dateFormat", null)]
    [InlineData("!Option:MDY\n!Type:Bank\nD6/1/94\nT-1.00\n^\nD6/2/94\nT-1.00\n^\n", null, "1994-06-01")]
    [InlineData("!Type:Bank\nD28.02'2009\nT-1.00\n^\n", null, "2009-02-28")]
    [InlineData("!Type:Bank\nD3/13' 2\nT-1.00\n^\n", null, "2002-03-13")]
    [InlineData("!Option:MDY\n!Type:Bank\nD8/ 1'7\nT-1.00\n^\nD1/1'0\nT-1.00\n^\n", null, "2007-08-01")]
    [InlineData("!Option:MDY\n!Type:Bank\nD1/1'0\nT-1.00\n^\n", null, "2000-01-01")]
    public void Qif_says_the_order_of_day_and_month_or_is_asked(string text, string? need, string? day)
    {
        var statement = CsvStatementTests.Read(text);

        Assert.Equal(need, statement.Needs.SingleOrDefault()?.Option);
        Assert.Equal(day ?? "", $"{statement.Rows[0].Date:yyyy-MM-dd}");
    }

    [Fact]
    public void Amounts_whose_signs_were_left_out_are_asked_for()
    {
        var ofx = SampleStatements.OfxXml.Replace("<TRNAMT>-", "<TRNAMT>", StringComparison.Ordinal);
        const string Qif = "!Type:CCard\nD31/1/2026\nT5.00\n^\n";
        var told = new StatementOptions { Sign = StatementSign.PositiveIsSpending };

        Assert.Equal(["sign"], CsvStatementTests.Read(ofx).Needs.Select(need => need.Option));
        Assert.Equal(["sign"], CsvStatementTests.Read(Qif).Needs.Select(need => need.Option));
        Assert.Equal("-500.00 p-9.99", CsvStatementTests.Amounts(CsvStatementTests.Read(System.Text.Encoding.UTF8.GetBytes(ofx), told)));
        Assert.Equal("-5.00", CsvStatementTests.Amounts(CsvStatementTests.Read(Qif, told)));
    }

    [Theory]
    [InlineData("[Savings]", null, "A transfer to or from Savings.")]
    [InlineData("[Joint/Savings]", null, "A transfer to or from Joint/Savings.")]
    [InlineData("[Joint/Savings]/Class", null, "A transfer to or from Joint/Savings.")]
    [InlineData("Food/Class", "Food", null)]
    [InlineData("[Food", "[Food", null)]
    public void Qif_names_the_other_account_of_a_transfer_in_brackets(string text, string? category, string? notSpending)
    {
        var row = Assert.Single(CsvStatementTests.Read($"!Type:Bank\nD31/1/2026\nT-5.00\nL{text}\n^\n").Rows);

        Assert.Equal((category, notSpending), (row.Category, row.NotSpending));
    }

    // Other programs count an entry as a transfer where L names an account, whatever its parts are. Those that have a category
    // are spending, which would be left out unasked; the note tells a person who wants to skip it.
    [Theory]
    [InlineData("[Loan]", "S[Loan]\nSInterest", null, "Split into [Loan], Interest.")]
    [InlineData("Interest", "SInterest\nS[Loan]", null, "Split into Interest, [Loan].")]
    [InlineData("[Loan]", "S[Loan]\nS[Savings]", "A transfer to or from Loan.", "Split into [Loan], [Savings].")]
    [InlineData("[Loan]", "S[1]\nS[2]\nS[3]\nS[4]\nS[5]\nS[6]\nS[7]\nS[8]\nS[9]\nS[10]\nSInterest", null, "Split into [1], [2], [3], [4], [5].")]
    [InlineData("[Loan]", "SInterest", null, null)]
    public void Qif_that_is_split_is_a_transfer_only_if_each_part_is_one(string named, string splits, string? notSpending, string? note)
    {
        var row = Assert.Single(CsvStatementTests.Read($"!Type:Bank\nD31/1/2026\nT-5.00\nL{named}\n{splits}\n^\n").Rows);

        Assert.Equal((null, notSpending, note), (row.Category, row.NotSpending, row.Note));
    }

    [Fact]
    public void Qif_whose_last_record_has_no_end_is_told() =>
        Assert.Equal("The record does not end with ^.", CsvStatementTests.Read("!Type:Bank\nD13/1/94\nT-1.0").Rows[0].Error);

    [Fact]
    public void Camt_with_zones_and_balances()
    {
        var statement = CsvStatementTests.Read(SampleStatements.Camt);

        Assert.Equal(StatementFormat.Camt, statement.Format);
        Assert.Equal("-12.50 3.00 p-7.00", CsvStatementTests.Amounts(statement));
        Assert.Equal(["2026-01-05", "2026-01-06", "2026-01-07"], statement.Rows.Select(row => $"{row.Date:yyyy-MM-dd}"));
        Assert.Equal(["Baker - Bread", "Refund of bread", "No description"], statement.Rows.Select(row => row.Description));
        Assert.Equal(BalanceCheck.Yes, statement.VerifiedByBalance);
        Assert.Equal(["R1", null, null], statement.Rows.Select(row => row.BankId));
        Assert.StartsWith("<Ntry><Amt Ccy=\"EUR\">12.5</Amt>", statement.Rows[0].Raw, StringComparison.Ordinal);
        Assert.EndsWith("</Ntry>", statement.Rows[0].Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("</n:Ntry>")]
    [InlineData("</n:Ntry \n >")]
    public void Camt_with_a_prefix_keeps_whole_entries(string end)
    {
        var entry = "<n:Ntry><n:Amt Ccy=\"EUR\">12.5</n:Amt><n:CdtDbtInd>DBIT</n:CdtDbtInd><n:BookgDt><n:Dt>2026-01-05</n:Dt></n:BookgDt>" + end;

        var statement = CsvStatementTests.Read($"<n:BkToCstmrStmt xmlns:n=\"urn:x\"><n:Stmt>{entry}</n:Stmt></n:BkToCstmrStmt>");

        Assert.Equal(entry, statement.Rows[0].Raw);
    }

    [Fact]
    public void Camt_whose_lines_the_parser_counts_twice_is_read()
    {
        var stmt = SampleStatements.Camt.Replace("</Acct>", "</Acct" + new string('\n', 10_000) + ">", StringComparison.Ordinal);

        Assert.Equal("-12.50 3.00 p-7.00", CsvStatementTests.Amounts(CsvStatementTests.Read(stmt)));
    }

    [Fact]
    public void A_pending_entry_needs_no_date()
    {
        var camt = SampleStatements.Camt.Replace("<ValDt><Dt>2026-01-07</Dt></ValDt>", "", StringComparison.Ordinal);
        var ofx = SampleStatements.OfxXml.Replace("<DTTRAN>20260106</DTTRAN>", "", StringComparison.Ordinal);

        foreach (var row in (StatementRow[])[CsvStatementTests.Read(camt).Rows[2], CsvStatementTests.Read(ofx).Rows[1]])
            Assert.Equal((true, null, null), (row.IsPending, row.Date, row.Error));

        Assert.Equal("The date is missing.", CsvStatementTests.Read(camt.Replace("PDNG", "BOOK", StringComparison.Ordinal)).Rows[2].Error);
        Assert.Equal(
            "\"2026-13-07\" is no date such as 2026-01-31.",
            CsvStatementTests.Read(SampleStatements.Camt.Replace("2026-01-07", "2026-13-07", StringComparison.Ordinal)).Rows[2].Error);
    }

    [Fact]
    public void A_reversal_goes_the_way_in_which_the_balances_close()
    {
        // 100.00 - 12.50 + 3.00 = 90.50; the reversal of 3.00 is marked as a debit.
        var turned = SampleStatements.Camt.Replace("3.00</Amt><CdtDbtInd>CRDT", "3.00</Amt><RvslInd>true</RvslInd><CdtDbtInd>DBIT", StringComparison.Ordinal);
        var open = turned.Replace("<Cd>CLBD</Cd>", "<Cd>CLAV</Cd>", StringComparison.Ordinal);

        Assert.Equal("-12.50 3.00 p-7.00", CsvStatementTests.Amounts(CsvStatementTests.Read(turned)));
        Assert.Equal("-12.50 -3.00 p-7.00", CsvStatementTests.Amounts(CsvStatementTests.Read(open)));
        Assert.Equal("A reversal.", CsvStatementTests.Read(open).Rows[1].Note);
    }
}
