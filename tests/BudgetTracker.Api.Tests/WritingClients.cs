using System.Collections.Concurrent;
using System.Text.Json;
using BudgetTracker.Api.Tests.Data.Sqlite;

namespace BudgetTracker.Api.Tests;

/// <summary>Eight clients that write as fast as they can, and remember all that they sent.</summary>
public sealed class WritingClients
{
    private readonly ConcurrentQueue<IdempotentPost> posts = [];

    public IReadOnlyCollection<IdempotentPost> Posts => posts;

    /// <summary>Writes until the program has ended; one of the clients writes batches.</summary>
    /// <param name="endProgram">Ends the program. It is called while all clients write, each time at another point.</param>
    public async Task WriteAsync(HttpClient client, int batchSize, Func<Task> endProgram)
    {
        var acknowledged = CountAcknowledged() + Random.Shared.Next(1, 300);
        var clients = Enumerable.Range(0, 8).Select(i => WriteAsync(client, i == 0 ? batchSize : 1)).ToList();
        await Wait.UntilAsync(
            () => CountAcknowledged() >= acknowledged || clients.Exists(writing => writing.IsCompleted),
            $"{acknowledged} writes are acknowledged.");
        Assert.All(clients, writing => Assert.False(writing.IsCompleted, $"A client ended: {writing.Exception}"));

        await endProgram();
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
                  WHERE description LIKE 'Post %' GROUP BY description)
            """))!)!;
        var sent = posts.ToDictionary(post => post.Description);

        Assert.DoesNotContain(posts, post => post.Id is not null && !rows.ContainsKey(post.Description));
        Assert.DoesNotContain(rows, row => row.Value[0] != sent[row.Key].Size);
        Assert.DoesNotContain(rows, row => row.Value[1] != (sent[row.Key].Id ?? row.Value[1]));

        return rows;
    }

    private int CountAcknowledged() => posts.Count(post => post.Id is not null);

    private async Task WriteAsync(HttpClient client, int size)
    {
        while (true)
        {
            var post = new IdempotentPost(size);
            posts.Enqueue(post);
            try
            {
                Assert.False(await post.SendAsync(client), $"{post} was replayed.");
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
