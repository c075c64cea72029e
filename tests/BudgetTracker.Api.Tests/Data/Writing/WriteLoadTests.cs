using System.Net;
using System.Net.Http.Json;

namespace BudgetTracker.Api.Tests.Data.Writing;

public sealed class WriteLoadTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task Six_hundred_posts_from_fifty_clients_are_all_created_while_reads_go_on()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await api.GetAsync($"/api/users/{user}/summary");
        });

        var ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(async client =>
        {
            var created = new List<long>();
            for (var i = 0; i < 12; i++)
                created.Add(await api.SpendAsync(user, food, 0.01m, $"{client} {i}"));

            return created;
        }));
        await stop.CancelAsync();

        await reading;
        Assert.Equal(600, ids.SelectMany(created => created).Distinct().Count());
        var summary = await api.GetAsync($"/api/users/{user}/summary");
        Assert.Equal("6.00", summary.GetProperty("total").GetRawText());
        Assert.Equal(600, summary.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_client_that_goes_away_at_any_command_leaves_all_of_its_batch_or_nothing()
    {
        var home = await api.CreateHomeAsync();
        var batch = Enumerable.Range(1, 100).Select(n => new
        {
            userId = home.Alice,
            categoryId = home.Food.Id,
            description = $"Thing {n}",
            amount = n,
        });
        for (var command = 0; command < 3; command++)
        {
            using var leaving = new CancellationTokenSource();
            using var held = api.FailingCommands.Hold(skip: command);
            var post = api.Client.PostAsJsonAsync("/api/expenses/batch", batch, leaving.Token);
            await held.Reached;
            await leaving.CancelAsync();
            held.Dispose();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
        }

        await api.SpendAsync(home.Alice, home.Food, 1m);
        var summary = await api.GetAsync($"/api/users/{home.Alice}/summary");
        Assert.Equal(4, summary.GetProperty("count").GetInt32() % 100);
    }

    [Fact]
    public async Task A_batch_costs_the_same_few_commands_whatever_its_size()
    {
        var home = await api.CreateHomeAsync();

        Assert.InRange(await CommandsOfBatchAsync(home, 1), 3, 4);
        Assert.Equal(await CommandsOfBatchAsync(home, 1), await CommandsOfBatchAsync(home, 1000));
    }

    private async Task<int> CommandsOfBatchAsync(Home home, int size)
    {
        var batch = Enumerable.Range(1, size).Select(n => new
        {
            userId = n % 2 == 0 ? home.Alice : home.Bob,
            categoryId = n % 3 == 0 ? home.Food.Id : home.Entertainment.Id,
            description = $"Thing {n}",
            amount = n,
        });
        api.RecordedCommands.Queries.Clear();

        await api.PostAsync("/api/expenses/batch", batch, HttpStatusCode.Created);

        return api.RecordedCommands.Queries.Count;
    }
}
