using System.Collections.Concurrent;
using System.Text.Json;
using BudgetTracker.Api.Tests.Data.Sqlite;

namespace BudgetTracker.Api.Tests;

/// <summary>Eight clients that write as fast as they can, and remember all that they sent.</summary>
public sealed class WritingClients
{
    private readonly ConcurrentQueue<Attempt> attempts = [];

    public IReadOnlyCollection<Attempt> Attempts => attempts;

    /// <summary>IdempotentWrites until nobody answers any more; one of the clients writes batches.</summary>
    /// <param name="whileWriting">Makes an end of the program.</param>
    public async Task WriteAsync(HttpClient client, int batchSize, Func<Task> whileWriting)
    {
        var clients = Enumerable.Range(0, 8).Select(i => WriteAsync(client, i == 0 ? batchSize : 1)).ToList();
        await Task.Delay(Random.Shared.Next(400, 800));
        Assert.DoesNotContain(clients, writing => writing.IsCompletedSuccessfully);

        await whileWriting();
        await Task.WhenAll(clients);
    }

    /// <summary>Expects a sound file that holds what was acknowledged, and nothing twice or in part.</summary>
    /// <returns>By description: how many expenses, and their first id.</returns>
    public async Task<Dictionary<string, long[]>> CheckAsync(string file)
    {
        Assert.Equal("ok", await SqliteLedger.ExecuteAsync(file, "PRAGMA integrity_check"));
        Assert.Null(await SqliteLedger.ExecuteAsync(file, "PRAGMA foreign_key_check"));
        var rows = JsonSerializer.Deserialize<Dictionary<string, long[]>>((await SqliteLedger.ExecuteAsync(
            file,
            """
            SELECT json_group_object(description, json_array(size, id))
            FROM (SELECT description, COUNT(*) AS size, MIN(id) AS id FROM expenses
                  WHERE description LIKE 'Attempt %' GROUP BY description)
            """))!)!;
        var sent = attempts.ToDictionary(attempt => attempt.Description);

        Assert.DoesNotContain(attempts, attempt => attempt.Id is not null && !rows.ContainsKey(attempt.Description));
        Assert.DoesNotContain(rows, row => row.Value[0] != sent[row.Key].Size);
        Assert.DoesNotContain(rows, row => row.Value[1] != (sent[row.Key].Id ?? row.Value[1]));

        return rows;
    }

    private async Task WriteAsync(HttpClient client, int size)
    {
        while (true)
        {
            var attempt = new Attempt(size);
            attempts.Enqueue(attempt);
            try
            {
                Assert.False(await attempt.SendAsync(client), $"{attempt} was replayed.");
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
