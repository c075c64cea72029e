using System.Net;
using BudgetTracker.Api.Data.Sqlite;
using BudgetTracker.Api.Tests.Http.Problems;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Tests.Export;

/// <summary>Exports that are larger than what is sent at a time, on a real server.</summary>
public sealed class ExportStreamTests
{
    // More than the sockets on both sides hold.
    private const int ManyExpenses = 40_000;

    [Theory]
    [InlineData("/api/export/expenses.csv")]
    [InlineData("/api/export/ledger.ndjson")]
    public async Task What_is_written_meanwhile_is_wholly_left_out(string path)
    {
        await using var api = new BudgetApi();
        var home = await api.CreateHomeAsync();
        var before = await api.Client.GetStringAsync(path);
        var written = 0;
        api.FailingCommands.Before = async sql =>
        {
            if (!sql.Contains("FROM expenses", StringComparison.Ordinal) || Interlocked.Exchange(ref written, 1) == 1)
                return;

            await api.SpendAsync(await api.CreateUserAsync(), await api.CreateCategoryAsync("New"), 5);
            await api.DeleteAsync($"/api/users/{home.Alice}");
        };

        var during = await api.Client.GetStringAsync(path);
        api.FailingCommands.Before = null;

        Assert.Equal(1, written);
        Assert.Equal(before, during);
        Assert.NotEqual(before, await api.Client.GetStringAsync(path));
    }

    [Fact]
    public async Task Clients_that_do_not_read_keep_nobody_from_reading()
    {
        await using var api = new KestrelTests.KestrelApi();
        await LargeLedger.FillAsync(api, expenses: ManyExpenses);
        using var client = ClientOf(api);
        var unread = new List<HttpResponseMessage>();
        for (var i = 0; i < SqliteConnectionPool.MaxReaders; i++)
            unread.Add(await client.GetAsync("/api/export/ledger.ndjson", HttpCompletionOption.ResponseHeadersRead));

        var whole = await client.GetByteArrayAsync("/api/export/ledger.ndjson");

        Assert.EndsWith($"{{\"type\":\"end\",\"rows\":{ManyExpenses + 2}}}\n", System.Text.Encoding.UTF8.GetString(whole[^100..]));
        foreach (var response in unread)
        {
            Assert.Equal(whole, await response.Content.ReadAsByteArrayAsync());
            response.Dispose();
        }
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_nothing_behind()
    {
        await using var api = new KestrelTests.KestrelApi();
        await LargeLedger.FillAsync(api, expenses: ManyExpenses);
        using var client = ClientOf(api);
        for (var i = 0; i < 2 * SqliteConnectionPool.MaxReaders; i++)
        {
            using var response = await client.GetAsync("/api/export/expenses.csv", HttpCompletionOption.ResponseHeadersRead);
        }

        Assert.Equal(ManyExpenses, (await client.GetStringAsync("/api/export/expenses.csv")).Count(character => character == '\n') - 1);
        await Wait.UntilAsync(() => !OpenFiles().Any(IsSpool), "No temporary file is open.");
    }

    [Fact]
    public async Task A_failure_in_the_middle_breaks_the_connection()
    {
        await using var api = new KestrelTests.KestrelApi();
        await LargeLedger.FillAsync(api, users: 1000, expenses: 1);
        using var client = ClientOf(api);
        api.FailingCommands.Failure = new SqliteException("disk I/O error", 10);
        api.FailingCommands.Containing = "FROM expenses";

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetByteArrayAsync("/api/export/ledger.ndjson"));

        api.FailingCommands.Containing = null;
        Assert.EndsWith("\"rows\":1002}\n", await client.GetStringAsync("/api/export/ledger.ndjson"));
    }

    [Fact]
    public async Task A_failure_before_anything_is_sent_is_a_problem_document()
    {
        await using var api = new BudgetApi();
        await api.CreateHomeAsync();
        api.FailingCommands.Containing = "FROM expenses";

        foreach (var path in new[] { "/api/export/expenses.csv", "/api/export/ledger.ndjson" })
        {
            using var response = await api.Client.GetAsync(path);

            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Null(response.Content.Headers.ContentDisposition);
        }
    }

    // That of the factory reads each response to its end.
    private static HttpClient ClientOf(BudgetApi api) =>
        new() { BaseAddress = api.Client.BaseAddress, Timeout = Wait.Limit };

    private static IEnumerable<string> OpenFiles() =>
        Directory.GetFiles("/proc/self/fd").Select(TargetOf).OfType<string>();

    private static bool IsSpool(string file) =>
        file.StartsWith(Path.Combine(Path.GetTempPath(), "tmp"), StringComparison.Ordinal) && file.EndsWith(" (deleted)", StringComparison.Ordinal);

    // Others may close theirs meanwhile.
    private static string? TargetOf(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
