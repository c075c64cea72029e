using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Export;

/// <summary>The lines of one kind in the ledger's file.</summary>
internal abstract class LedgerLines
{
    /// <summary>The <c>type</c> of the lines.</summary>
    public abstract string Kind { get; }

    /// <summary>Writes a line for each row, in the order of their ids.</summary>
    /// <returns>How many.</returns>
    public abstract Task<long> WriteAsync(BudgetDbContext db, Func<object, ValueTask> writeLineAsync, CancellationToken cancellationToken);

    /// <summary>Restores the lines of this kind, from the present line on, and leaves the file at the first line of another.</summary>
    public abstract Task RestoreAsync(BudgetDbContext db, LedgerReader file, SeenRows seen, Action<long> reportRows);
}

/// <inheritdoc/>
internal sealed class LedgerLines<TLine> : LedgerLines
    where TLine : class, ILedgerLine<TLine>
{
    // As many as are in memory at a time. More are not faster.
    private const int RowsAtOnce = 1000;

    public override string Kind => TLine.Kind;

    public override async Task<long> WriteAsync(
        BudgetDbContext db,
        Func<object, ValueTask> writeLineAsync,
        CancellationToken cancellationToken)
    {
        var rows = 0L;
        await foreach (var line in TLine.ReadAll(db).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await writeLineAsync(line);
            rows++;
        }

        return rows;
    }

    public override async Task RestoreAsync(BudgetDbContext db, LedgerReader file, SeenRows seen, Action<long> reportRows)
    {
        var lines = new List<TLine>(RowsAtOnce);
        for (var lastKey = 0L; file.Type == Kind; file.Read())
        {
            var line = file.Parse<TLine>();
            if (line.Key <= lastKey)
                throw file.Error($"id: {line.Key} is not above {lastKey}, the id before.");

            if (line.Check(seen) is { } error)
                throw file.Error(error);

            lastKey = line.Key;
            lines.Add(line);
            if (lines.Count == RowsAtOnce)
                await SaveAsync();
        }

        if (lines.Count > 0)
            await SaveAsync();

        async Task SaveAsync()
        {
            await TLine.RestoreAsync(db, lines);
            lines.Clear();
            reportRows(file.Rows);
        }
    }
}
