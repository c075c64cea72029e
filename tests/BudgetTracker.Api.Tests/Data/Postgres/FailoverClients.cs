using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>Clients that write through several instances of the program, as fast as they can, and remember all that they sent.</summary>
/// <remarks>
/// Half of them send an idempotency key, and repeat what got a 503, each time through the next instance, until it is written. The
/// others have none, and repeat nothing.
/// </remarks>
public sealed class FailoverClients(IReadOnlyList<ProgramProcess> instances)
{
    private const int PerInstance = 4;

    private readonly ConcurrentQueue<Post> posts = [];
    private readonly ConcurrentQueue<(int Instance, long Sent, long Acknowledged)> acknowledgements = [];
    private Task writing = Task.CompletedTask;
    private int unavailable;
    private volatile bool isStopping;

    /// <summary>How many responses were 503.</summary>
    public int Unavailable => unavailable;

    /// <summary>Makes what expenses need, and begins to write.</summary>
    public async Task StartAsync()
    {
        (await instances[0].Client.PostAsJsonAsync("/api/users", new { email = "alice@example.com", name = "Alice" })).EnsureSuccessStatusCode();
        (await instances[0].Client.PostAsJsonAsync("/api/categories", new { name = "Food" })).EnsureSuccessStatusCode();
        writing = Task.WhenAll(Enumerable.Range(0, instances.Count * PerInstance).Select(WriteAsync));
    }

    /// <summary>Lets each write end, those with a key by being written.</summary>
    public Task StopAsync()
    {
        isStopping = true;

        return writing;
    }

    /// <summary>Waits until each instance has acknowledged some more writes that were sent from now on.</summary>
    public async Task WaitForWritesAsync(int count)
    {
        var since = Stopwatch.GetTimestamp();
        await Wait.UntilAsync(
            () => writing.IsCompleted || Enumerable.Range(0, instances.Count).All(i =>
                acknowledgements.Count(one => one.Instance == i && one.Sent > since) >= count),
            $"Each instance acknowledges {count} writes.");
        Assert.False(writing.IsCompleted, $"The clients ended: {writing.Exception}");
    }

    /// <summary>Waits until a write gets a 503.</summary>
    public Task WaitForUnavailableAsync()
    {
        var before = unavailable;

        return Wait.UntilAsync(() => unavailable > before, "A write gets a 503.");
    }

    /// <summary>For each instance, the seconds from a moment to its first response to a write that was sent after it.</summary>
    public IEnumerable<double> SecondsToFirst(long moment) => Enumerable.Range(0, instances.Count).Select(i =>
        Stopwatch.GetElapsedTime(moment, acknowledgements.Where(one => one.Instance == i && one.Sent > moment).Min(one => one.Acknowledged))
            .TotalSeconds);

    /// <summary>Expects each acknowledged write once, under the id that was acknowledged, and no other one twice.</summary>
    /// <returns>How many were acknowledged, and how many of those are not there, or twice; and how many others are there.</returns>
    public async Task<(int Acknowledged, int Lost, int Doubled, int Others)> CheckAsync(ClusterServer primary)
    {
        // They go on writing: only what was acknowledged before the look must be there.
        var sent = posts.Select(post => (post.Description, post.Id)).ToList();
        var rows = JsonSerializer.Deserialize<Dictionary<string, long[]>>((string)(await primary.ExecuteAsync(
            """
            SELECT COALESCE(json_object_agg(description, ids), '{}')::text
            FROM (SELECT description, array_agg(id) AS ids FROM expenses GROUP BY description) AS posts
            """))!)!;

        return (
            sent.Count(post => post.Id is not null),
            sent.Count(post => post.Id is { } id && !(rows.TryGetValue(post.Description, out var ids) && ids.Contains(id))),
            rows.Count(row => row.Value.Length > 1),
            sent.Count(post => post.Id is null && rows.ContainsKey(post.Description)));
    }

    private async Task WriteAsync(int client)
    {
        for (var instance = client % instances.Count; !isStopping;)
        {
            var post = new Post(HasKey: client % (2 * instances.Count) < instances.Count);
            posts.Enqueue(post);
            while (!await TrySendAsync(post, instance) && post.HasKey)
                instance = (instance + 1) % instances.Count;
        }
    }

    private async Task<bool> TrySendAsync(Post post, int instance)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/expenses");
        request.Content = JsonContent.Create(
            new { userId = 1, categoryId = 1, description = post.Description, amount = 9.99m, date = "2026-01-31" });
        if (post.HasKey)
            request.Headers.Add("Idempotency-Key", post.Description);

        var sent = Stopwatch.GetTimestamp();
        using var response = await instances[instance].Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero, $"{response.Headers}");
            Interlocked.Increment(ref unavailable);

            // A fraction of what Retry-After asks for.
            await Task.Delay(20);

            return false;
        }

        if (response.StatusCode != HttpStatusCode.Created)
            Assert.Fail($"{(int)response.StatusCode} {text} {await LogOfAsync(instances[instance], text)}");

        post.Id = JsonDocument.Parse(text).RootElement.GetProperty("id").GetInt64();
        acknowledgements.Enqueue((instance, sent, Stopwatch.GetTimestamp()));

        return true;
    }

    private static async Task<string> LogOfAsync(ProgramProcess program, string problem) =>
        Regex.Match(problem, "\"traceId\":\"00-([0-9a-f]{32})") is { Success: true } trace
            ? (await program.WaitForAsync(new Regex($".*{trace.Groups[1]}.*"))).Value
            : "";

    private sealed record Post(bool HasKey)
    {
        public string Description { get; } = $"{Guid.NewGuid()}";

        /// <summary>Null until it is acknowledged.</summary>
        public long? Id { get; set; }
    }
}
