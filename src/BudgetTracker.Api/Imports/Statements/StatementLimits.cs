namespace BudgetTracker.Api.Imports.Statements;

/// <summary>How much of a file is read; what is beyond is rejected.</summary>
internal sealed record StatementLimits
{
    /// <summary>Most characters of a line of QIF, and bytes of UTF-8 of a delimited record, which may span lines. XML and OFX may be one long line.</summary>
    public const int RecordLength = 65_536;

    /// <summary>Most columns of a delimited file.</summary>
    public const int Columns = 256;

    /// <summary>Most elements inside each other.</summary>
    public const int Depth = 64;

    /// <summary>Most characters of a row's raw text that are kept.</summary>
    public const int RawLength = 4_000;

    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    public int MaxRows { get; init; } = 20_000;

    /// <summary>Throws when there are more rows than may be.</summary>
    public void Check(int rows)
    {
        if (rows > MaxRows)
            throw new StatementException($"The file has more than {MaxRows} rows: split it.");
    }
}
