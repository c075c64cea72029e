using System.Net.Http.Json;
using BudgetTracker.Api.Data.Postgres;
using Npgsql;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>Any number of instances of the API can share a PostgreSQL database.</summary>
public sealed class PostgresInstancesTests
{
    [PostgresFact]
    public async Task Instances_that_start_at_once_migrate_once_and_keep_each_promise_together()
    {
        using var server = new TestPostgres();
        var instances = Enumerable.Range(0, 3).Select(_ => new SharedPostgresApi(server)).ToArray();
        await Task.WhenAll(instances.Select(api => Task.Run(() => api.GetAsync("/health/ready"))));
        var food = await instances[0].CreateCategoryAsync("Food");
        var user = await instances[1].CreateUserAsync();

        var created = await EachAsync(
            instances, 21, HttpMethod.Post, "/api/users", n => new { email = n % 2 == 0 ? "same@x" : "SAME@x", name = "Same" });
        var replaced = await EachAsync(
            instances,
            21,
            HttpMethod.Put,
            $"/api/categories/{food.Id}",
            n => new { name = $"Mine {n}" },
            ("If-Match", "\"1\""));
        var keyed = await EachAsync(
            instances, 42, HttpMethod.Post, "/api/expenses", _ => Expense(user, food, "Once"), ("Idempotency-Key", "key"));

        Assert.Equal([201, .. Enumerable.Repeat(409, 20)], created.Order());
        Assert.Equal([200, .. Enumerable.Repeat(412, 20)], replaced.Order());
        Assert.All(keyed, status => Assert.True(status is 201 or 409, $"{status}"));
        Assert.Single(await instances[2].WalkAsync($"/api/users/{user}/expenses"));
        foreach (var api in instances)
            await api.DisposeAsync();
    }

    [PostgresFact]
    public async Task An_instance_waits_for_its_turn_to_migrate_longer_than_for_any_other_command()
    {
        using var server = new TestPostgres();
        var folder = Directory.CreateTempSubdirectory("budgettracker-turn-").FullName;
        await using var other = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await other.OpenAsync();
        await ExecuteAsync($"SELECT pg_advisory_lock({PostgresBudgetDbContext.MigrationLock})");

        var migrating = ProgramProcess.RunToEndAsync(
            folder, "migrate", "--Database:Provider=Postgres", $"--ConnectionStrings:BudgetTracker={server.ConnectionString};Command Timeout=5");
        await Wait.UntilAsync(
            async () => migrating.IsCompleted || 1L.Equals(await server.ExecuteAsync(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND query_start < now() - interval '6 s'")),
            "The instance has waited for six seconds.");
        await ExecuteAsync($"SELECT pg_advisory_unlock({PostgresBudgetDbContext.MigrationLock})");

        var (exitCode, _, errors) = await migrating;
        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
        Directory.Delete(folder, recursive: true);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, other);
            await command.ExecuteScalarAsync();
        }
    }

    [PostgresFact]
    public async Task A_category_that_gets_an_expense_while_it_is_deleted_is_never_lost_with_it()
    {
        using var server = new TestPostgres();
        await using var api = new SharedPostgresApi(server);
        var user = await api.CreateUserAsync();
        var created = 0;
        for (var round = 0; round < 10; round++)
        {
            var food = await api.CreateCategoryAsync("Food");
            var spending = EachAsync([api], 4, HttpMethod.Post, "/api/expenses", n => Expense(user, food, $"{n}"));
            var deleting = EachAsync([api], 1, HttpMethod.Delete, $"/api/categories/{food.Id}", _ => null);

            var statuses = await spending;
            created += statuses.Count(status => status == 201);
            Assert.All(statuses, status => Assert.True(status is 201 or 400, $"{status}"));
            Assert.All(await deleting, status => Assert.True(status is 204 or 409, $"{status}"));
        }

        Assert.Equal(created, (await api.WalkAsync($"/api/users/{user}/expenses")).Count);
    }

    [PostgresFact]
    public async Task Connections_that_break_during_writes_double_nothing_and_lose_nothing()
    {
        using var server = new TestPostgres();
        await using var api = new SharedPostgresApi(server);
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var (breaks, written) = (0, 0);
        using var stop = new CancellationTokenSource();
        var breaking = BreakConnectionsAsync(
            server,
            async () =>
            {
                Interlocked.Increment(ref breaks);

                // Some writes get through between two breaks.
                var before = Volatile.Read(ref written);
                await Wait.UntilAsync(() => stop.IsCancellationRequested || written > before, "Another write gets through.");
            },
            stop.Token);

        var acknowledged = await Task.WhenAll(Enumerable.Range(0, 8).Select(async client =>
        {
            var done = new List<string>();
            for (var i = 0; i < 40 || Volatile.Read(ref breaks) <= 10; i++)
            {
                var description = $"{client}-{i}";
                var statuses = await EachAsync(
                    [api],
                    1,
                    HttpMethod.Post,
                    "/api/expenses",
                    _ => Expense(user, food, description),
                    ("Idempotency-Key", description));
                Assert.True(statuses[0] is 201 or 409 or 503, $"{statuses[0]}");
                if (statuses[0] == 201)
                {
                    done.Add(description);
                    Interlocked.Increment(ref written);
                }
            }

            return done;
        }));
        await stop.CancelAsync();

        await breaking;
        await Wait.UntilAsync(
            async () =>
            {
                using var response = await api.Client.GetAsync("/health/ready");

                return response.IsSuccessStatusCode;
            },
            "The database is ready again.");
        var descriptions = (await api.WalkAsync($"/api/users/{user}/expenses?limit=500"))
            .Select(expense => expense.GetProperty("description").GetString()!)
            .ToList();
        Assert.Equal(descriptions.Distinct().Order(), descriptions.Order());
        Assert.Empty(acknowledged.SelectMany(done => done).Except(descriptions));
        Assert.NotEmpty(acknowledged.SelectMany(done => done));
    }

    private static object Expense(int userId, Category category, string description) =>
        new { userId, categoryId = category.Id, description, amount = 9, date = "2026-01-31" };

    private static async Task BreakConnectionsAsync(TestPostgres server, Func<Task> afterBreak, CancellationToken cancellationToken)
    {
        var database = new NpgsqlConnectionStringBuilder(server.ConnectionString).Database!;
        await using var connection = new NpgsqlConnection(TestPostgres.Server);
        await connection.OpenAsync(CancellationToken.None);
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = @database", connection);
            command.Parameters.AddWithValue("database", database);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            await afterBreak();
        }
    }

    private static Task<int[]> EachAsync(
        SharedPostgresApi[] instances,
        int count,
        HttpMethod method,
        string path,
        Func<int, object?> body,
        (string Name, string Value)? header = null) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(n => Task.Run(async () =>
        {
            using var request = new HttpRequestMessage(method, path);
            request.Content = body(n) is { } content ? JsonContent.Create(content) : null;
            if (header is { } given)
                request.Headers.TryAddWithoutValidation(given.Name, given.Value);

            using var response = await instances[n % instances.Length].Client.SendAsync(request);

            return (int)response.StatusCode;
        })));
}
