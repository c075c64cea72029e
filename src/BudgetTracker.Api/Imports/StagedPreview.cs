namespace BudgetTracker.Api.Imports;

/// <summary>A preview on its way into the database: what was read from a file, and how much of it is stored.</summary>
/// <param name="userId">Whose it is.</param>
/// <param name="file">The name and the bytes of the file; null where they are stored already.</param>
/// <param name="given">The options that were given.</param>
/// <param name="findings">What was found out about the file.</param>
/// <param name="rows">The rows, with what the ledger says about them.</param>
internal sealed class StagedPreview(
    int userId,
    (string? Name, byte[] Content)? file,
    ImportOptionSet given,
    ImportFindings findings,
    ImportRow[] rows)
{
    public int UserId => userId;

    public (string? Name, byte[] Content)? File => file;

    public ImportOptionSet Given => given;

    /// <summary>The import to which the stored rows belong; null while nothing is stored.</summary>
    public int? ImportId { get; set; }

    /// <summary>The rows that are not stored yet.</summary>
    public ArraySegment<ImportRow> Rest { get; set; } = rows;

    /// <summary>Sets all that an import says about its file and its rows.</summary>
    public void Describe(Import import)
    {
        var byStatus = rows.ToLookup(row => row.Status);
        import.Given = given;
        import.Findings = findings;
        import.Currencies = string.Join(',', findings.Currencies);
        import.Counts = PerStatus<int>.Of(status => byStatus[status].Count());
        import.Totals = PerStatus<decimal>.Of(status => byStatus[status].Sum(row => row.Amount ?? 0));
    }
}
