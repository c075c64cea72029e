using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Export;

/// <summary>A row as a line of the ledger's file: how it is read from the database, checked, and restored.</summary>
/// <remarks>
/// Its members, with their names, types and attributes, are the format of the line. All of them are required, so that a
/// line that was cut or written by another version is an error. A new line goes into <see cref="LedgerFile.Lines"/>.
/// </remarks>
internal interface ILedgerLine<TSelf>
    where TSelf : ILedgerLine<TSelf>
{
    /// <summary>The <c>type</c> of each line.</summary>
    static abstract string Kind { get; }

    /// <summary>The first member of each line, by which it is told from lines of other kinds: <see cref="Kind"/>.</summary>
    string Type { get; }

    /// <summary>The id: higher in each line than in the one before.</summary>
    long Key { get; }

    /// <summary>Reads all rows, ordered by id, by one command.</summary>
    static abstract IQueryable<TSelf> ReadAll(BudgetDbContext db);

    /// <summary>Inserts rows as they are.</summary>
    static abstract Task RestoreAsync(BudgetDbContext db, IReadOnlyList<TSelf> lines);

    /// <summary>Checks what the lines before say about this one, and adds what those behind it have to know.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    string? Check(SeenRows seen);
}
