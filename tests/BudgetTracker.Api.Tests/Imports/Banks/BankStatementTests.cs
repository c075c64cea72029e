using System.Globalization;
using System.Text;
using BudgetTracker.Api.Imports;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>Statements in the layouts of many banks are read right at once, or the file has needs; they are never read wrong.</summary>
[Trait("Runs", "once")]
public sealed class BankStatementTests
{
    static BankStatementTests() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static IReadOnlyList<BankStatement> All { get; } =
    [
        .. EuropeanBanks.All, .. GermanSpeakingBanks.All, .. RomanceBanks.All, .. NorthernBanks.All, .. EasternBanks.All, .. AmericanBanks.All,
        .. OverseasBanks.All, .. OtherBanks.All, .. BudgetPrograms.All, .. OtherFormats.All, .. MoreAmericanBanks.All, .. BritishAndIrishBanks.All,
        .. CentralEuropeanBanks.All, .. WesternBanks.All, .. AsianBanks.All, .. DoubtfulStatements.All,
    ];

    public static TheoryData<string> Names => [.. All.Select(bank => bank.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bank_s_layout_is_read_right_or_has_needs(string name)
    {
        var bank = All.Single(bank => bank.Name == name);

        var statement = Read(bank, new StatementOptions());

        Assert.Equal(bank.Needs, string.Join(' ', statement.Needs.Select(need => need.Option)));
        if (bank.Needs.Length > 0)
        {
            Assert.All(statement.Rows, row => Assert.NotNull(row.Error));
            statement = Read(bank, bank.Options);
            Assert.Empty(statement.Needs);
        }

        Assert.Equal(bank.Rows, string.Join('\n', statement.Rows.Select(RowOf)));
        Assert.Equal(bank.Currencies, string.Join(' ', statement.Currencies));
        Assert.DoesNotContain(statement.Rows, row => row.Description.Contains('\uFFFD', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mBank", "SKLEP ŁÓDŹ")]
    [InlineData("ISO 8859-2", "Płatność kartą ŻABKA")]
    [InlineData("ISO 8859-15", "Épicerie")]
    [InlineData("An XML prolog", "Café")]
    [InlineData("Cells that a spreadsheet", "Store")]
    [InlineData("Doubled quotes", "The \"Store\", Main Street")]
    [InlineData("UTF-16 without", "Store")]
    [InlineData("Crédit Agricole", "PAIEMENT PAR CARTE X1234 EPICERIE TOTAL 29/01")]
    [InlineData("CAMT.053 with", "Bäcker, Metzger")]
    public void Texts_are_read_in_their_encoding(string name, string description)
    {
        var bank = All.First(bank => bank.Name.StartsWith(name, StringComparison.Ordinal));

        Assert.Contains(description, Read(bank, bank.Options).Rows[0].Description, StringComparison.Ordinal);
    }

    internal static byte[] Bytes(BankStatement bank) => bank.Encoding == "utf-16 without mark"
        ? Encoding.Unicode.GetBytes(bank.Text)
        : Encoding.GetEncoding(bank.Encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(bank.Text);

    private static Statement Read(BankStatement bank, StatementOptions options) => StatementReader.Read(Bytes(bank), options, new StatementLimits());

    private static string RowOf(StatementRow row)
    {
        if (row.Error is not null)
            return "invalid";

        var day = row.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";
        var mark = row.IsPending ? " pending" : row.Amount <= 0 && row.NotSpending is not null ? " not-spending" : "";

        return string.Create(CultureInfo.InvariantCulture, $"{day} {row.Amount}{mark}");
    }
}
