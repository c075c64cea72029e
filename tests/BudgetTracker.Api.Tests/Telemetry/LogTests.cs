using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Telemetry;

/// <summary>The log: lines for people or JSON for machines, each with the trace id of its request.</summary>
[Trait("Runs", "once")]
public sealed class LogTests : IDisposable
{
    private const string Secret = "hunter2";

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-log-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_request_is_a_line_without_its_query_string_headers_and_body()
    {
        var log = await LogOfRequestsAsync("--Diagnostics:LogRequests=true");

        Assert.Matches(@"TraceId:[0-9a-f]{32} .*POST /api/categories 201 in \d+\.\d ms; 2 commands in \d+\.\d ms", log);
        Assert.Contains("GET /api/expenses 200 in ", log);
        Assert.Contains("GET /api/users/9 404 in ", log);
        Assert.DoesNotContain(Secret, log);
    }

    [Fact]
    public async Task By_default_a_request_is_no_line()
    {
        var log = await LogOfRequestsAsync();

        Assert.DoesNotContain("/api/", log);
        Assert.DoesNotContain("TraceId", log);
    }

    [Fact]
    public async Task As_JSON_each_line_is_an_object_and_has_path_and_trace_id_of_the_request()
    {
        using var program = await ProgramProcess.ServeAsync(folder, "--Logging:Json=true", "--Diagnostics:LogRequests=true");
        using var ofNoTrace = await program.Client.GetAsync("/api/users/8");
        var traceId = Guid.NewGuid().ToString("N");
        using var inTrace = new HttpRequestMessage(HttpMethod.Get, "/api/users/9?include=expenses");
        inTrace.Headers.Add("traceparent", $"00-{traceId}-00000000000000aa-01");
        using var ofTrace = await program.Client.SendAsync(inTrace);
        var (own, given) = (await TraceIdAsync(ofNoTrace), await TraceIdAsync(ofTrace));

        var (_, output) = await program.StopAsync();

        var lines = (program.Log + output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(traceId, given);
        Assert.NotEqual(new string('0', 32), own);
        AssertLine("/api/users/8", own);
        AssertLine("/api/users/9", given);

        void AssertLine(string path, string ofRequest)
        {
            var line = Assert.Single(lines, line => line.GetProperty("Message").GetString()!.StartsWith($"GET {path} 404", StringComparison.Ordinal));
            var scope = Assert.Single(line.GetProperty("Scopes").EnumerateArray());
            Assert.Equal(ofRequest, scope.GetProperty("TraceId").GetString());
            Assert.Equal(path, scope.GetProperty("RequestPath").GetString());
            Assert.Equal(404, line.GetProperty("State").GetProperty("Status").GetInt32());
        }
    }

    private static async Task<string> TraceIdAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("traceId").GetString()!.Split('-')[1];

    private async Task<string> LogOfRequestsAsync(params string[] settings)
    {
        using var program = await ProgramProcess.ServeAsync(folder, settings);
        program.Client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Secret}");
        await program.Client.PostAsJsonAsync("/api/categories", new { name = Secret });
        await program.Client.GetAsync($"/api/expenses?q={Secret}");
        await program.Client.GetAsync("/api/users/9");

        return program.Log + (await program.StopAsync()).Output;
    }
}
