using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BudgetTracker.Api.Tests.Data.Postgres;

/// <summary>A connection breaks at a chosen moment of a write, once: the write is done once, and acknowledged.</summary>
public sealed class PostgresCommitTests
{
    private const string BeforeCommit = "COMMIT";
    private const string AfterCommit = "confirmation";

    [PostgresTheory]
    [InlineData("INSERT INTO commit_traces", false)]
    [InlineData("SELECT", false)]
    [InlineData("INSERT INTO expenses", false)]
    [InlineData(BeforeCommit, false)]
    [InlineData(AfterCommit, false)]
    [InlineData("INSERT INTO expenses", true)]
    [InlineData("INSERT INTO idempotency_records", true)]
    [InlineData(BeforeCommit, true)]
    [InlineData(AfterCommit, true)]
    public async Task A_connection_that_breaks_at_any_moment_loses_nothing_and_doubles_nothing(string moment, bool withKey)
    {
        using var server = new TestPostgres();
        await using var api = new BreakingApi(server);
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var breaking = api.Breaking;
        breaking.When(moment);

        using var response = await PostAsync(api, user, food, withKey);

        Assert.Equal(1, breaking.Count);
        var expenses = await api.WalkAsync($"/api/users/{user}/expenses");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.False(response.Headers.Contains("Idempotency-Replayed"));
        var id = Assert.Single(expenses).GetProperty("id").GetInt64();
        Assert.Equal($"/api/expenses/{id}", response.Headers.Location?.ToString());
    }

    [PostgresFact]
    public async Task A_commit_whose_confirmation_is_lost_after_the_time_for_retries_is_looked_up_all_the_same()
    {
        using var server = new TestPostgres();
        await using var api = new BreakingApi(server);
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        api.Breaking.When(AfterCommit, () => api.MaxRetryTime = TimeSpan.Zero);

        using var response = await PostAsync(api, user, food, withKey: false);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Single(await api.WalkAsync($"/api/users/{user}/expenses"));
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_commit_that_failed_after_the_time_for_retries_is_503_and_nothing_is_there(bool breaksAgain)
    {
        using var server = new TestPostgres();
        await using var api = new BreakingApi(server);
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        api.Breaking.When(BeforeCommit, () => api.MaxRetryTime = TimeSpan.Zero);

        // The commit is looked for in a time of its own.
        api.Breaking.BeforeNextTrace = () =>
        {
            api.MaxRetryTime = Wait.Limit;
            api.Breaking.LosesResultOfNextTrace = breaksAgain;
        };

        using var response = await PostAsync(api, user, food, withKey: false);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(await api.WalkAsync($"/api/users/{user}/expenses"));
    }

    private static async Task<HttpResponseMessage> PostAsync(BreakingApi api, int userId, Category category, bool withKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/expenses");
        request.Content = JsonContent.Create(
            new { userId, categoryId = category.Id, description = "Once", amount = 9, date = "2026-01-31" });
        if (withKey)
            request.Headers.Add("Idempotency-Key", "key");

        return await api.Client.SendAsync(request);
    }

    private sealed class BreakingApi(TestPostgres server) : SharedPostgresApi(server)
    {
        public BreakingConnections Breaking { get; } = new(server);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services
                .AddSingleton<IInterceptor>(Breaking)
                .AddSingleton<IInterceptor>(Breaking.Commits));
        }
    }

    /// <summary>Ends the server's side of a connection before a chosen command of a write, or around its commit.</summary>
    private sealed class BreakingConnections(TestPostgres server) : DbCommandInterceptor
    {
        private string? moment;
        private Action? onBreak;

        public int Count { get; private set; }

        /// <summary>What happens, once a connection broke, before the next trace is inserted.</summary>
        public Action? BeforeNextTrace { get; set; }

        /// <summary>Whether the next trace is inserted and its confirmation is lost.</summary>
        public bool LosesResultOfNextTrace { get; set; }

        public IInterceptor Commits => field ??= new CommitInterceptor(this);

        public void When(string next, Action? andThen = null) => (moment, onBreak) = (next, andThen);

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            await BreakBeforeAsync(command);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            if (Count > 0)
            {
                BeforeNextTrace?.Invoke();
                BeforeNextTrace = null;
            }

            await BreakBeforeAsync(command);
            return result;
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            int result,
            CancellationToken cancellationToken = default)
        {
            if (!LosesResultOfNextTrace)
                return ValueTask.FromResult(result);

            LosesResultOfNextTrace = false;
            throw new NpgsqlException("The confirmation was lost.");
        }

        private async Task BreakBeforeAsync(DbCommand command)
        {
            // Reads before the write have no transaction.
            if (moment is not null && command.Transaction is not null
                && command.CommandText.StartsWith(moment, StringComparison.Ordinal))
            {
                await BreakAsync(command.Connection!);
            }
        }

        private async Task BreakAsync(DbConnection connection)
        {
            Break();

            // With a timeout, it returns after the other process has ended.
            var isEnded = await server.ExecuteAsync(
                $"SELECT pg_terminate_backend({((NpgsqlConnection)connection).ProcessID}, 60000)");
            Assert.Equal(true, isEnded);
        }

        private void Break()
        {
            moment = null;
            Count++;
            onBreak?.Invoke();
        }

        private sealed class CommitInterceptor(BreakingConnections breaking) : DbTransactionInterceptor
        {
            public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
                DbTransaction transaction,
                TransactionEventData eventData,
                InterceptionResult result,
                CancellationToken cancellationToken = default)
            {
                if (breaking.moment == BeforeCommit)
                    await breaking.BreakAsync(transaction.Connection!);

                return result;
            }

            public override Task TransactionCommittedAsync(
                DbTransaction transaction,
                TransactionEndEventData eventData,
                CancellationToken cancellationToken = default)
            {
                if (breaking.moment != AfterCommit)
                    return Task.CompletedTask;

                breaking.Break();
                throw new NpgsqlException("The confirmation was lost.");
            }
        }
    }
}
