using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Telemetry;

/// <summary>What a program that exports telemetry sends to a receiver, over OTLP.</summary>
public sealed partial class TelemetryTests : IDisposable
{
    private static readonly object User = new { email = "alice@example.com", name = "Alice" };

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-telemetry-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task On_SQLite_a_write_is_one_trace_of_its_request_its_wait_its_commands_and_its_commit() =>
        AssertTraceAsync("BudgetTracker", "INSERT", []);

    [PostgresFact]
    public async Task On_PostgreSQL_a_write_is_one_trace_of_its_request_its_wait_its_commands_and_its_commit()
    {
        using var server = new TestPostgres();
        await AssertTraceAsync("Npgsql", "postgresql", PostgresSettings(server));
    }

    [Fact]
    public Task On_SQLite_the_metrics_say_what_requests_and_writes_cost() => AssertMetricsAsync(
    [
        ("budgettracker.wal.size", "By"), ("budgettracker.backup.duration", "s"), ("budgettracker.backup.age", "s"),
    ],
    [$"--Backup:Folder={folder}"]);

    [PostgresFact]
    public async Task On_PostgreSQL_the_metrics_say_what_requests_and_writes_cost()
    {
        using var server = new TestPostgres();
        await AssertMetricsAsync([("db.client.operation.duration", "s")], PostgresSettings(server));
    }

    [Fact]
    public async Task Every_figure_of_the_dashboard_is_exported()
    {
        var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(DashboardFile())).RootElement;
        var queries = dashboard.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)
            .ToList();
        await using var receiver = await OtlpReceiver.StartAsync();
        using var program = await ProgramProcess.ServeAsync(folder, receiver.Environment, $"--Backup:Folder={folder}");
        await program.Client.PostAsJsonAsync("/api/users", User);

        Assert.Equal(10, queries.Count);
        var names = queries.SelectMany(query => PrometheusNames().Matches(query)).Select(match => match.Value).Distinct().ToList();
        Assert.InRange(names.Count, 10, 20);
        await Wait.UntilAsync(
            () => !names.Except(receiver.Metrics.SelectMany(PrometheusNamesOf)).Any(),
            $"All of {string.Join(", ", names)} are exported.");
    }

    [Fact]
    public async Task A_problem_its_log_line_and_its_trace_have_the_same_id()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var program = await ProgramProcess.ServeAsync(folder, receiver.Environment, "--Diagnostics:LogRequests=true");

        using var response = await program.Client.GetAsync("/api/users/1");

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        var traceId = problem.GetProperty("traceId").GetString()!.Split('-')[1];
        await Wait.UntilAsync(
            () => receiver.Spans.Any(span => span.TraceId == traceId && span.Attributes.GetValueOrDefault("http.response.status_code") == "404"),
            "The trace of the problem is exported.");
        var (_, output) = await program.StopAsync();
        var line = Assert.Single(output.Split('\n'), line => line.Contains(traceId));
        Assert.Contains("GET /api/users/1 404 in ", line);
    }

    [Fact]
    public async Task A_backup_that_fails_is_measured_with_its_error()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var program = await ProgramProcess.ServeAsync(folder, receiver.Environment, $"--Backup:Folder={folder}/unmounted");

        await Wait.UntilAsync(() => Durations().Any(), "The backup is measured.");

        Assert.All(Durations(), duration => Assert.Equal("DirectoryNotFoundException", duration.Attributes.GetValueOrDefault("error.type")));
        Assert.DoesNotContain(receiver.Metrics, metric => metric.Name == "budgettracker.backup.age");

        IEnumerable<OtlpReceiver.Metric> Durations() => receiver.Metrics.Where(metric => metric.Name == "budgettracker.backup.duration");
    }

    [Fact]
    public async Task With_a_receiver_that_is_not_there_everything_works()
    {
        using var program = await ProgramProcess.ServeAsync(
            folder, [("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"), ("OTEL_BSP_SCHEDULE_DELAY", "50")]);

        for (var i = 0; i < 20; i++)
        {
            using var response = await program.Client.PostAsJsonAsync("/api/categories", new { name = $"Category {i}" });
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        Assert.Equal(0, (await program.StopAsync()).ExitCode);
    }

    [Fact]
    public async Task An_endpoint_that_is_no_address_stops_the_start_in_one_line()
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, [("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]);

        Assert.Equal(1, exitCode);
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", Assert.Single(errors));
    }

    private async Task AssertTraceAsync(string commandScope, string commandName, string[] settings)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var program = await ProgramProcess.ServeAsync(folder, receiver.Environment, settings);
        var traceId = Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/users") { Content = JsonContent.Create(User) };
        request.Headers.Add("traceparent", $"00-{traceId}-00000000000000aa-01");

        using var response = await program.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        await Wait.UntilAsync(
            () => Of("Microsoft.AspNetCore").Any() && Of("BudgetTracker").Any(span => span.Name == "commit"),
            "The request and its commit are exported.");
        var root = Assert.Single(Of("Microsoft.AspNetCore"));
        Assert.Equal("budgettracker", root.Service);
        Assert.Equal("00000000000000aa", root.ParentId);
        Assert.Equal("POST api/users", root.Name);
        Assert.Equal(
            ("POST", "201", "/api/users"),
            (root.Attributes["http.request.method"], root.Attributes["http.response.status_code"], root.Attributes["url.path"]));
        Assert.Single(Of("BudgetTracker"), span => span.Name == "wait for turn");
        Assert.Equal("1", Assert.Single(Of("BudgetTracker"), span => span.Name == "commit").Attributes["budgettracker.commit.writes"]);
        var command = Assert.Single(Of(commandScope), span => span.Attributes.GetValueOrDefault("db.query.text")?.Contains("INSERT INTO users") == true
            || span.Attributes.GetValueOrDefault("db.query.text")?.Contains("INSERT INTO \"users\"") == true);
        Assert.Equal(commandName, command.Name);
        Assert.DoesNotContain("alice", command.Attributes["db.query.text"]);
        Assert.All(Of("BudgetTracker").Append(command), span => Assert.Equal(root.Id, span.ParentId));
        Assert.All(Of("BudgetTracker").Append(command), span => Assert.InRange(span.Nanoseconds, 0UL, root.Nanoseconds));

        IEnumerable<OtlpReceiver.Span> Of(string scope) => receiver.Spans.Where(span => span.TraceId == traceId && span.Scope == scope);
    }

    private async Task AssertMetricsAsync((string Name, string Unit)[] others, string[] settings)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var program = await ProgramProcess.ServeAsync(folder, receiver.Environment, settings);
        for (var i = 0; i < 3; i++)
        {
            using var response = await program.Client.PostAsJsonAsync("/api/categories", new { name = $"Category {i}" });
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            await program.Client.GetStringAsync("/api/categories/1");
        }

        (string Name, string Unit)[] expected =
        [
            ("http.server.request.duration", "s"), ("budgettracker.request.commands", "{command}"),
            ("budgettracker.request.database.duration", "s"), ("budgettracker.write.queue.length", "{write}"),
            ("budgettracker.write.wait.duration", "s"), ("budgettracker.commit.writes", "{write}"),
            ("budgettracker.commit.duration", "s"), ("db.client.connection.count", "{connection}"),
            ("dotnet.gc.pause.time", "s"), ("kestrel.active_connections", "{connection}"), .. others,
        ];
        await Wait.UntilAsync(
            () => !expected.Except(receiver.Metrics.Select(metric => (metric.Name, metric.Unit))).Any(), "All metrics are exported.");
        await Wait.UntilAsync(
            () => Last("http.server.request.duration", "GET")?.Count == 3 && Last("budgettracker.request.commands", "GET")?.Count == 3,
            "The last request is exported.");
        var (requests, reads) = (Last("http.server.request.duration", "POST")!, Last("budgettracker.request.commands", "GET")!);
        Assert.Equal(("api/categories", "201", 3UL), (Route(requests), requests.Attributes["http.response.status_code"], requests.Count));
        Assert.Equal(("api/categories/{id:id}", 3UL, 3.0), (Route(reads), reads.Count, reads.Sum));
        Assert.InRange(Last("budgettracker.commit.writes", null)!.Sum, 3, 4);
        Assert.InRange(Last("budgettracker.commit.duration", null)!.Sum, 0.000001, Wait.Limit.TotalSeconds);
        Assert.Equal(0, Last("budgettracker.write.queue.length", null)!.Sum);

        OtlpReceiver.Metric? Last(string name, string? method) => receiver.Metrics.LastOrDefault(metric =>
            metric.Name == name && (method is null || metric.Attributes["http.request.method"] == method));
    }

    private static string Route(OtlpReceiver.Metric metric) => metric.Attributes["http.route"].TrimStart('/');

    private static string[] PostgresSettings(TestPostgres server) =>
        ["--Database:Provider=Postgres", $"--ConnectionStrings:BudgetTracker={server.ConnectionString}"];

    // As collectors and Prometheus translate the names.
    private static IEnumerable<string> PrometheusNamesOf(OtlpReceiver.Metric metric)
    {
        var unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = metric.Name.Replace('.', '_') + unit;

        return metric.Kind switch
        {
            OtlpReceiver.MetricKind.Histogram => [name + "_bucket", name + "_sum", name + "_count"],
            OtlpReceiver.MetricKind.Counter => [name + "_total"],
            _ => [name],
        };
    }

    private static string DashboardFile([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../deploy/grafana-dashboard.json");

    [GeneratedRegex(@"(?<!by \([^)]*)\b(http|budgettracker|db_client|dotnet)_\w+")]
    private static partial Regex PrometheusNames();
}
