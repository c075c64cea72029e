namespace BudgetTracker.Api.Imports.Statements;

/// <summary>What was read from one file.</summary>
internal sealed record Statement
{
    public required StatementFormat Format { get; init; }

    /// <summary>The options that were used: those given, and those found. What is open stays null.</summary>
    public required StatementOptions Options { get; init; }

    /// <summary>The ambiguities of the file. The rows they concern have a <see cref="StatementRow.Error"/>.</summary>
    public IReadOnlyList<StatementNeed> Needs { get; init; } = [];

    /// <summary>The columns of a delimited file: its header, else their numbers. Empty for other formats.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Every entry of the file, in its order.</summary>
    public required IReadOnlyList<StatementRow> Rows { get; init; }

    /// <summary>Every other line that is not blank: what stands above the table, totals, balances.</summary>
    public IReadOnlyList<LeftOutLine> LeftOut { get; init; } = [];

    /// <summary>Whether the balances in the file confirm the amounts.</summary>
    public BalanceCheck VerifiedByBalance { get; init; }

    /// <summary>Whether it is an export of this program: then ids are those of expenses, and every row is spending.</summary>
    public bool IsLedgerExport { get; init; }

    /// <summary>The ISO 4217 codes that the rows name, in order of appearance.</summary>
    public IReadOnlyList<string> Currencies => [.. Rows.Select(row => row.Currency).OfType<string>().Distinct()];

    /// <summary>The accounts that the rows name, in order of appearance.</summary>
    public IReadOnlyList<string> Accounts => [.. Rows.Select(row => row.Account).OfType<string>().Distinct()];
}

/// <summary>A line that is no entry, and why not.</summary>
internal sealed record LeftOutLine(int Number, string Raw, string Reason);

/// <summary>Whether running, or opening and closing, balances confirm the amounts.</summary>
internal enum BalanceCheck
{
    /// <summary>The file has no balances to check with.</summary>
    None,

    /// <summary>All of them fit.</summary>
    Yes,

    /// <summary>Some of them do not fit.</summary>
    No,
}
