using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>What the program makes of a primary whose standbys are away, and of one that was replaced without being killed.</summary>
[Trait("Runs", "once")]
public sealed class PostgresStandbyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-standby-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ClusterFact]
    public async Task A_write_that_no_standby_has_is_not_acknowledged_before_one_has_it_and_is_not_done_twice()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        using var program = await ServeAsync(cluster, "Command Timeout=5");
        Assert.Contains("ANY 1 (a, b, c)", program.Log);
        foreach (var standby in cluster.Standbys)
            await standby.StopAsync();

        // The server commits when the driver has waited for five seconds and cancels the wait, and says that all is well.
        var withoutStandby = await PostAsync(program, "Food");
        var isThere = await cluster.Primary.ExecuteAsync("SELECT COUNT(*) FROM categories");
        var repeated = await PostAsync(program, "Food");
        await cluster.Standbys.First().StartAsync();
        var withStandby = (Status: default(HttpStatusCode), IsReplay: false);
        await Wait.UntilAsync(
            async () => (withStandby = await PostAsync(program, "Food")).Status != HttpStatusCode.ServiceUnavailable,
            "The write is acknowledged.");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), withoutStandby);
        Assert.Equal(1L, isThere);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), repeated);
        Assert.Equal((HttpStatusCode.Created, true), withStandby);
        Assert.Equal(1L, await cluster.Primary.ExecuteAsync("SELECT COUNT(*) FROM categories"));
    }

    [ClusterFact]
    public async Task A_primary_that_stood_still_while_it_was_replaced_is_not_written_to_although_its_connections_are_whole()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        using var program = await ServeAsync(cluster, "Command Timeout=5");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => PostAsync(program, $"Before {n}")));
        var old = cluster.Primary;

        // It confirms commits by itself.
        old.Set("synchronous_standby_names = ''");
        await old.ReloadAsync();
        await PostAsync(program, "Last");
        await old.PauseAsync();
        await cluster.FailOverAsync();
        await program.WaitForAsync(new Regex($"{Regex.Escape(cluster.Primary.Host)} is now: primary of timeline 2"));
        await old.ResumeAsync();
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => PostAsync(program, $"After {n}")));

        Assert.All(written, response => Assert.Equal((HttpStatusCode.Created, false), response));
        Assert.Equal(0L, await old.ExecuteAsync("SELECT COUNT(*) FROM categories WHERE name LIKE 'After %'"));
        Assert.Equal(8L, await cluster.Primary.ExecuteAsync("SELECT COUNT(*) FROM categories WHERE name LIKE 'After %'"));
    }

    private static async Task<(HttpStatusCode Status, bool IsReplay)> PostAsync(ProgramProcess program, string category)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/categories");
        request.Content = JsonContent.Create(new { name = category });
        request.Headers.Add("Idempotency-Key", category.Replace(' ', '-'));
        using var response = await program.Client.SendAsync(request);

        return (response.StatusCode, response.Headers.Contains("Idempotency-Replayed"));
    }

    private Task<ProgramProcess> ServeAsync(PostgresCluster cluster, string settings) => ProgramProcess.ServeAsync(
        folder, "--Database:Provider=Postgres", $"--ConnectionStrings:BudgetTracker={cluster.ConnectionString};{settings}");
}
