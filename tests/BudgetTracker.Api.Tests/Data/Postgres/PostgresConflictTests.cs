using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>Writes that are in each other's way take turns; one that never gets its turn is told to come again.</summary>
public sealed class PostgresConflictTests
{
    // For writes that must fail in the end.
    private static readonly TimeSpan ShortTime = TimeSpan.FromSeconds(0.3);

    [PostgresTheory]
    [InlineData(PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData(PostgresErrorCodes.RestrictViolation)]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.LockNotAvailable)]
    [InlineData(PostgresErrorCodes.QueryCanceled)]
    [InlineData("25P03", "FATAL")] // idle_in_transaction_session_timeout
    public async Task A_write_that_others_prevent_each_time_is_503_with_retry_after_and_no_error_in_the_log(
        string sqlState,
        string severity = "ERROR")
    {
        using var server = new TestPostgres();
        await using var api = new LoggingApi(server);
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        api.FailingCommands.Failure = new PostgresException("Rejected.", severity, severity, sqlState);
        api.FailingCommands.Containing = "INSERT INTO expenses";
        api.MaxRetryTime = ShortTime;

        using var response = await api.Client.PostAsJsonAsync("/api/expenses", Expense(user, food));

        await AssertComeAgainAsync(response);
        Assert.Empty(api.Log.Errors);
        Assert.Contains(api.Log.Warnings, warning => warning.Contains("Rejected.", StringComparison.Ordinal));
        api.FailingCommands.Containing = null;
        await api.SpendAsync(user, food, 9m);
        Assert.Single(await api.WalkAsync($"/api/users/{user}/expenses"));
    }

    [PostgresFact]
    public async Task A_row_that_changes_before_each_attempt_is_503_with_retry_after_and_not_412()
    {
        using var server = new TestPostgres();
        await using var api = new LoggingApi(server);
        var food = await api.CreateCategoryAsync("Food");
        api.MaxRetryTime = ShortTime;
        api.FailingCommands.Before = sql => sql.StartsWith("UPDATE categories", StringComparison.Ordinal)
            ? server.ExecuteAsync($"UPDATE categories SET version = version + 1 WHERE id = {food.Id}")
            : Task.CompletedTask;

        using var response = await api.Client.PutAsJsonAsync($"/api/categories/{food.Id}", new { name = "Mine" });

        await AssertComeAgainAsync(response);
        Assert.Empty(api.Log.Errors);
        Assert.DoesNotContain(api.Log.Warnings, warning => warning.Contains("same SQL", StringComparison.Ordinal));
    }

    [PostgresFact]
    public async Task Twenty_writers_of_one_row_without_a_condition_take_turns()
    {
        using var server = new TestPostgres();
        await using var api = new LoggingApi(server);
        var food = await api.CreateCategoryAsync("Food");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var response = await api.Client.PutAsJsonAsync($"/api/categories/{food.Id}", new { name = $"Mine {n}" });

            return response.StatusCode;
        }));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1 + 20, (await api.GetAsync($"/api/categories/{food.Id}")).GetProperty("version").GetInt32());
    }

    [PostgresFact]
    public async Task Eight_who_set_one_new_limit_of_a_budget_take_turns_and_with_a_condition_one_does()
    {
        using var server = new TestPostgres();
        await using var api = new LoggingApi(server);
        var path = $"/api/budgets/{await api.CreateBudgetAsync(await api.CreateUserAsync(), category: null, 5)}";

        var without = await SetAsync("2026-02-01", ifMatch: null);
        var with = await SetAsync("2026-03-01", "\"9\"");

        Assert.All(without, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 7)], with.Order());
        Assert.Equal(1 + 8 + 1, (await api.GetAsync(path)).GetProperty("version").GetInt32());
        Assert.Empty(api.Log.Errors);

        Task<HttpStatusCode[]> SetAsync(string from, string? ifMatch) => Task.WhenAll(Enumerable.Range(1, 8).Select(async n =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"{path}/limits/{from}");
            request.Content = JsonContent.Create(new { limit = n });
            if (ifMatch is not null)
                request.Headers.Add("If-Match", ifMatch);

            using var response = await api.Client.SendAsync(request);

            return response.StatusCode;
        }));
    }

    [PostgresFact]
    public async Task Imports_that_create_one_category_at_once_are_all_committed()
    {
        using var server = new TestPostgres();
        await using var api = new LoggingApi(server);
        var imports = new List<int>();
        for (var user = 0; user < 6; user++)
        {
            var preview = await api.UploadAsync(
                await api.CreateUserAsync(), "Date,Payee,Amount,Category\n2025-01-31,Shop,-1.00,Garden\n", options: ("createCategories", "true"));
            imports.Add(preview.GetProperty("id").GetInt32());
        }

        await Task.WhenAll(imports.Select(id => api.PostAsync($"/api/imports/{id}/commit", new { }, HttpStatusCode.OK)));

        Assert.Single(await api.WalkAsync("/api/categories?name=Garden"));
        Assert.Equal(6, (await api.WalkAsync("/api/expenses?category=Garden")).Count);
        Assert.Empty(api.Log.Errors);
    }

    [PostgresFact]
    public async Task A_write_that_waits_too_long_for_a_connection_is_503_with_retry_after_and_no_error_in_the_log()
    {
        using var server = new TestPostgres { MaxPoolSize = 1 };
        await using var api = new LoggingApi(server);
        var (begun, waits) = (new TaskCompletionSource(), new TaskCompletionSource());
        await api.GetAsync("/health/ready");
        api.FailingCommands.Before = _ =>
        {
            begun.TrySetResult();

            return waits.Task;
        };
        var first = api.Client.PostAsJsonAsync("/api/categories", new { name = "First" });
        await begun.Task;
        api.MaxWriteWait = TimeSpan.FromSeconds(1);

        using var second = await api.Client.PostAsJsonAsync("/api/categories", new { name = "Second" });
        waits.SetResult();

        await AssertComeAgainAsync(second);
        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
        Assert.Empty(api.Log.Errors);
        Assert.Single(await api.WalkAsync("/api/categories"));
    }

    [PostgresFact]
    public async Task Old_traces_that_another_instance_is_deleting_are_left_to_it()
    {
        using var server = new TestPostgres();
        await using var api = new LoggingApi(server);
        await api.GetAsync("/health/ready");
        await server.ExecuteAsync(
            "INSERT INTO commit_traces SELECT gen_random_uuid(), now() - n * interval '1 hour' FROM generate_series(1, 2) n");
        await using var other = new NpgsqlConnection(server.ConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            "DELETE FROM commit_traces WHERE created_at < now() - interval '90 minutes'", other);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());

        await api.CreateCategoryAsync("Food");

        Assert.Equal(1L, await server.ExecuteAsync(
            "SELECT COUNT(*) FROM commit_traces WHERE created_at < now() - interval '10 minutes'"));
    }

    private static async Task AssertComeAgainAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.ServiceUnavailable, $"{(int)response.StatusCode} {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal("/problems/database-unavailable", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero, $"{response.Headers}");
    }

    private static object Expense(int userId, Category category) =>
        new { userId, categoryId = category.Id, description = "Something", amount = 9, date = "2026-01-31" };

    private sealed class LoggingApi(TestPostgres server) : SharedPostgresApi(server)
    {
        public RecordedLog Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(Log));
        }
    }
}
