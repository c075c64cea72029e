namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>One record of a delimited file; a quoted cell may hold line ends.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Error">Why its cells cannot be trusted.</param>
internal sealed record CsvRecord(int Line, string Raw, string[] Cells, string? Error)
{
    /// <summary>The trimmed cell; empty where the record is too short.</summary>
    public string this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : "";

    /// <summary>The number of cells up to the last that is not empty.</summary>
    public int Width { get; } = Array.FindLastIndex(Cells, cell => cell.Length > 0) + 1;
}
