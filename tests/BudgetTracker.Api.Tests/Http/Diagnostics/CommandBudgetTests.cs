using System.Net.Http.Json;
using System.Text.RegularExpressions;
using BudgetTracker.Api.Budgets;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Http.Diagnostics;

/// <summary>How many SQL commands each GET may cost, whatever the number of users.</summary>
public sealed partial class CommandBudgetTests(CommandBudgetTests.CrowdedApi api) : IClassFixture<CommandBudgetTests.CrowdedApi>
{
    /// <summary>The budgets. The user or category that a list is of; a page of expenses with their users; their categories.</summary>
    public static readonly IReadOnlyDictionary<string, (int Commands, string Query)> Budgets = new Dictionary<string, (int, string)>
    {
        ["listUsers"] = (3, "?include=expenses&limit=100"),
        ["getUser"] = (2, "?include=expenses"),
        ["listUserExpenses"] = (2, "?limit=500"),
        ["getUserSummary"] = (1, ""),
        ["listCategories"] = (1, "?limit=500&q=o"),
        ["getCategory"] = (1, ""),
        ["listCategoryExpenses"] = (2, "?limit=500"),
        ["listExpenses"] = (2, "?limit=500"),
        ["getExpense"] = (1, ""),
        ["listUserBudgets"] = (2, "?limit=500"),
        ["getBudget"] = (2, ""),
        ["listBudgetPeriods"] = (2, "?limit=500"),
        ["exportExpenses"] = (3, "?bom=true"),
        ["exportLedger"] = (6, ""),
        ["listUserImports"] = (1, "?limit=500"),
        ["getImport"] = (1, ""),
        ["listImportRows"] = (1, "?limit=500"),
        ["getSession"] = (0, ""),
        ["listTokens"] = (0, ""),
        ["listRoles"] = (0, ""),
        ["getSpending"] = (1, "?groupBy=category&groupBy=day&fill=true"),
    };

    [Fact]
    public async Task Every_get_of_the_document_keeps_its_budget_at_1_10_100_and_1000_users()
    {
        var document = await api.GetAsync("/swagger/v1/swagger.json");
        var gets = document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _))
            .ToDictionary(path => path.Value.GetProperty("get").GetProperty("operationId").GetString()!, path => path.Name);
        Assert.Equal(gets.Keys.Order(), Budgets.Keys.Order());
        await api.GrowToAsync(1);
        await api.UploadAsync(1, "Date,Payee,Amount\n2026-01-30,Shop,-1.00\n2026-01-31,Shop,-2.00\n");

        foreach (var users in new[] { 1, 10, 100, 1000 })
        {
            await api.GrowToAsync(users);
            foreach (var (operation, path) in gets)
            {
                var (budget, query) = Budgets[operation];
                var sentBefore = api.RecordedCommands.Queries.Count;
                var announced = await CommandsAsync(path.Replace("{id}", "1") + query);
                var sent = api.RecordedCommands.Queries.Count - sentBefore;
                Assert.Equal((operation, users, budget), (operation, users, sent));

                // A large export begins before its last command is sent.
                if (operation != "exportLedger")
                    Assert.Equal((operation, users, budget), (operation, users, announced));
            }
        }
    }

    [Fact]
    public async Task Five_hundred_budgets_cost_as_many_commands_as_five()
    {
        await api.GrowToAsync(1);
        var user = await api.CreateUserAsync();
        var path = $"/api/users/{user}/budgets?limit=500&on=2026-01-31";
        Assert.Equal(2, await CommandsAsync(path));
        var count = 0;
        for (Category? category = null; count < 500; category = await api.CreateCategoryAsync("Some"))
        {
            foreach (var period in new[] { "week", "month", "quarter", "year" })
            {
                await api.CreateBudgetAsync(user, category, 300, period, rollover: count % 3 == 0 ? "none" : "full");
                if (++count is 5 or 500)
                    Assert.Equal((count, 2), (count, await CommandsAsync(path)));
            }
        }

        Assert.Equal(3, await CommandsAsync($"/api/users/{await api.CreateUserAsync()}/budgets?categoryId=1"));
    }

    [Fact]
    public async Task A_response_says_what_it_cost_also_when_it_is_an_error()
    {
        await api.GrowToAsync(1);

        Assert.Equal(0, await CommandsAsync("/api/users?bogus=1"));
        Assert.Equal(0, await CommandsAsync("/nothing/here"));
        Assert.Equal(1, await CommandsAsync("/api/expenses/999999999"));
        Assert.Equal(2, await CommandsAsync("/api/users/999999/expenses"));
        await api.UseDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE categories RENAME TO gone"));
        Assert.Equal(1, await CommandsAsync("/api/categories"));
        await api.UseDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE gone RENAME TO categories"));
    }

    [Fact]
    public async Task Finding_the_ids_that_do_not_exist_in_a_bad_body_costs_one_command_for_each_kind_of_thing()
    {
        await api.GrowToAsync(10);
        var bad = new { userId = 999_999, categoryId = 999_999, amount = 0 };

        Assert.Equal(2, await CommandsAsync("/api/expenses", bad));
        Assert.Equal(2, await CommandsAsync("/api/expenses/batch", Enumerable.Range(1, 1000).Select(n => bad with { userId = n })));
        Assert.Equal(1, await CommandsAsync("/api/expenses", new { categoryId = 1 }));
        Assert.Equal(0, await CommandsAsync("/api/expenses", new { userId = "x" }));
        Assert.Equal(0, await CommandsAsync("/api/users", new { name = "Alice" }));
    }

    [Fact]
    public async Task Requests_at_the_same_time_are_counted_apart()
    {
        await api.GrowToAsync(10);
        (string Path, int Commands)[] requests = [("/api/expenses", 2), ("/api/categories", 1), ("/api/users/1?include=expenses", 2)];

        // No more than there are connections.
        foreach (var numbers in Enumerable.Range(0, 150).Chunk(20))
        {
            var counted = await Task.WhenAll(numbers.Select(async i => (requests[i % 3].Commands, Counted: await CommandsAsync(requests[i % 3].Path))));

            Assert.All(counted, pair => Assert.Equal(pair.Commands, pair.Counted));
        }
    }

    private async Task<int> CommandsAsync(string path, object? body = null)
    {
        using var response = await (body is null ? api.Client.GetAsync(path) : api.Client.PostAsJsonAsync(path, body));
        var cost = Assert.Single(response.Headers.GetValues("Server-Timing"));
        var match = ServerTiming().Match(cost);
        Assert.True(match.Success, cost);

        return int.Parse(match.Groups[1].Value);
    }

    [GeneratedRegex("^db;dur=[0-9]+\\.[0-9];desc=\"([0-9]+) commands?\"$")]
    private static partial Regex ServerTiming();

    /// <summary>Users of 20 expenses each, as many as asked for.</summary>
    public sealed class CrowdedApi : BudgetApi
    {
        private int users;

        public Task GrowToAsync(int count) => UseDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            if (users == 0)
            {
                db.Add(new Api.Categories.Category { Name = "Food", Color = "#FF6B6B" });
                db.Add(new Api.Categories.Category { Name = "Rent", Color = "#4ECDC4" });
            }

            var added = Enumerable.Range(users, Math.Max(0, count - users))
                .Select(n => new User { Name = $"User {n}", Email = $"user{n}@example.com" })
                .ToList();
            db.AddRange(added);
            await db.SaveChangesAsync();
            var categories = await db.Categories.OrderBy(category => category.Id).ToListAsync();
            await db.InsertAsync(
            [
                .. from user in added
                   from n in Enumerable.Range(0, 20)
                   select new Expense
                   {
                       UserId = user.Id,
                       CategoryId = categories[n % 2].Id,
                       Description = "Thing",
                       Amount = 1 + n,
                       Date = new DateOnly(2026, 1, 31),
                   },
            ]);
            db.AddRange(added.Select(user => new Budget
            {
                User = user,
                Category = categories[0],
                Period = BudgetPeriod.Month,
                StartsOn = new DateOnly(2026, 1, 1),
                Limits = { new BudgetLimit { From = new DateOnly(2026, 1, 1), Amount = 300 } },
            }));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            users += added.Count;

            return users;
        });
    }
}
