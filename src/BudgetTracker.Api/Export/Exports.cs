using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Export;

/// <summary>Reads exports, each in one snapshot of the ledger, and sends them.</summary>
/// <remarks>
/// At most half as many read at a time as there are processors, so that the others and most connections are left to short
/// requests. Those that are too many wait in order. None waits for a client: see <see cref="SpooledResponse"/>.
/// </remarks>
public sealed class Exports : IDisposable
{
    private readonly SemaphoreSlim readers = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Sends a file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="db">The context that <paramref name="writeAsync"/> reads from.</param>
    /// <param name="contentType">The type of the file.</param>
    /// <param name="fileName">The name under which a browser saves the file.</param>
    /// <param name="writeAsync">Writes the file; or nothing, and returns what is wrong with the request.</param>
    /// <returns>The result of the action.</returns>
    internal async Task<ActionResult> SendAsync(
        HttpContext context,
        BudgetDbContext db,
        string contentType,
        string fileName,
        Func<SpooledResponse, Task<ActionResult?>> writeAsync)
    {
        await using var response = new SpooledResponse(context, contentType, fileName);
        await readers.WaitAsync(context.RequestAborted);
        try
        {
            await using var replica = await db.ReadFromReplicaAsync(context.RequestAborted);
            await using var snapshot = await db.BeginSnapshotAsync(context.RequestAborted);
            if (await writeAsync(response) is { } problem)
                return problem;
        }
        finally
        {
            readers.Release();
        }

        await response.CompleteAsync();

        return new EmptyResult();
    }

    /// <inheritdoc/>
    public void Dispose() => readers.Dispose();
}
