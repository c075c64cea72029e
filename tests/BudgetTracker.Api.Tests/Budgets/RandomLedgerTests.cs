using System.Text.Json;

namespace BudgetTracker.Api.Tests.Budgets;

/// <summary>Budgets of random ledgers, while people change the past: equal to a second implementation, to the cent.</summary>
public sealed class RandomLedgerTests(RandomLedgerTests.JuneApi api) : IClassFixture<RandomLedgerTests.JuneApi>
{
    private const int Steps = 120;

    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly string[] Periods = ["week", "month", "quarter", "year"];
    private static readonly string[] Rollovers = ["none", "surplus", "full"];

    private readonly Dictionary<long, (int CategoryId, DateOnly Date, decimal Amount)> expenses = [];
    private readonly Dictionary<int, (int? CategoryId, NaiveBudget Budget)> budgets = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Random_ledgers_agree_with_a_naive_walk_after_every_kind_of_change(int seed)
    {
        var random = new Random(seed);
        var user = await api.CreateUserAsync();
        var stranger = await api.CreateUserAsync();
        var categories = new List<Category>();
        for (var i = 0; i < 4; i++)
            categories.Add(await api.CreateCategoryAsync($"Category {i}"));

        foreach (var category in categories.Append(null))
        {
            foreach (var period in Periods.Where(_ => random.Next(3) > 0))
                await CreateBudgetAsync(random, user, category, period);
        }

        for (var step = 0; step < Steps; step++)
        {
            await ChangeAsync(random, user, categories);
            await api.SpendAsync(stranger, categories[0], 9.99m, date: "2025-06-15");
            if (step % 10 == 9)
                await CompareAsync(user, DateOnly.FromDayNumber(random.Next(Start.DayNumber, Start.DayNumber + 800)));
        }

        // A category goes, with its budgets, and its expenses count on another one.
        var response = await api.SendAsync(
            HttpMethod.Delete, $"/api/categories/{categories[0].Id}?moveExpensesTo={categories[1].Id}", null, System.Net.HttpStatusCode.OK);
        var gone = budgets.Where(budget => budget.Value.CategoryId == categories[0].Id).Select(budget => budget.Key).ToList();
        Assert.Equal(gone.Count, response.GetProperty("deletedBudgetCount").GetInt32());
        gone.ForEach(id => budgets.Remove(id));
        foreach (var (id, expense) in expenses.Where(e => e.Value.CategoryId == categories[0].Id).ToList())
            expenses[id] = expense with { CategoryId = categories[1].Id };

        await CompareAsync(user, new DateOnly(2025, 6, 15));
    }

    private async Task CreateBudgetAsync(Random random, int user, Category? category, string period)
    {
        var startsOn = Start.AddDays(random.Next(-40, 60));
        var budget = new NaiveBudget(
            period,
            startsOn,
            random.Next(4) == 0 ? startsOn.AddDays(random.Next(900)) : null,
            Rollovers[random.Next(3)],
            random.Next(3) == 0 ? random.Next(50_000) / 100m : null,
            random.Next(1, 101),
            new() { [startsOn] = random.Next(100_000) / 100m });
        var created = await api.PostAsync("/api/budgets", new
        {
            userId = user,
            categoryId = category?.Id,
            period,
            startsOn,
            endsOn = budget.EndsOn,
            limit = budget.Limits[startsOn],
            rollover = budget.Rollover,
            rolloverCap = budget.Cap,
            alertAt = budget.AlertAt,
        });
        budgets.Add(created.GetProperty("id").GetInt32(), (category?.Id, budget));
    }

    private async Task ChangeAsync(Random random, int user, List<Category> categories)
    {
        var category = categories[random.Next(categories.Count)];
        var date = Start.AddDays(random.Next(-60, 760));
        var amount = random.Next(1, 60_000) / 100m;
        var (id, expense) = expenses.Count == 0 ? default : expenses.ElementAt(random.Next(expenses.Count));
        var (budgetId, (_, budget)) = budgets.ElementAt(random.Next(budgets.Count));
        switch (random.Next(10))
        {
            case 0 when id > 0:
                await api.DeleteAsync($"/api/expenses/{id}");
                expenses.Remove(id);
                break;
            case 1 or 2 when id > 0:
                await api.PutAsync($"/api/expenses/{id}", new { categoryId = category.Id, description = "x", amount, date });
                expenses[id] = (category.Id, date, amount);
                break;
            case 3 when id > 0:
                await api.PutAsync(
                    $"/api/expenses/{id}",
                    new { categoryId = category.Id, description = "x", amount = expense.Amount, date = expense.Date });
                expenses[id] = expense with { CategoryId = category.Id };
                break;
            case 4:
                // Any period but those of the future: what was decided about the past changes what it is now.
                var periods = budget.PeriodsUpTo(Start.AddDays(700), []);
                if (periods.Count == 0)
                    break;

                var from = periods[random.Next(periods.Count)].From;
                await api.PutAsync($"/api/budgets/{budgetId}/limits/{from:yyyy-MM-dd}", new { limit = amount });
                budget.Limits[from] = amount;
                break;
            case 5 when budget.Limits.Count > 1:
                var last = budget.Limits.Keys.Last();
                await api.DeleteAsync($"/api/budgets/{budgetId}/limits/{last:yyyy-MM-dd}");
                budget.Limits.Remove(last);
                break;
            case 6:
                var changed = budget with { Rollover = Rollovers[random.Next(3)], AlertAt = random.Next(1, 101) };
                await api.PutAsync($"/api/budgets/{budgetId}", new
                {
                    endsOn = changed.EndsOn,
                    rollover = changed.Rollover,
                    rolloverCap = changed.Cap,
                    alertAt = changed.AlertAt,
                });
                budgets[budgetId] = (budgets[budgetId].CategoryId, changed);
                break;
            default:
                expenses.Add(await api.SpendAsync(user, category, amount, date: $"{date:yyyy-MM-dd}"), (category.Id, date, amount));
                break;
        }
    }

    private async Task CompareAsync(int user, DateOnly day)
    {
        var inForce = budgets.Where(pair => pair.Value.Budget.StartsOn <= day && !(day > pair.Value.Budget.EndsOn))
            .OrderBy(pair => pair.Key)
            .ToList();
        var statuses = await api.WalkAsync($"/api/users/{user}/budgets?on={day:yyyy-MM-dd}&limit=7");

        Assert.Equal(
            inForce.Select(pair => $"{pair.Key}: {pair.Value.Budget.StatusOn(day, ExpensesOf(pair.Value.CategoryId))}"),
            statuses.Select(status => $"{status.GetProperty("id")}: {Describe(status)}"));

        foreach (var (id, (categoryId, budget)) in inForce.Take(3))
        {
            var periods = await api.WalkAsync($"/api/budgets/{id}/periods?on={day:yyyy-MM-dd}&limit=20");
            Assert.Equal(
                budget.PeriodsUpTo(day, ExpensesOf(categoryId)).AsEnumerable().Reverse().Select(period => FormattableString.Invariant(
                    $"{period.From:O} {period.To:O} {period.Limit:F2} {period.RolledIn:F2} {period.Spent:F2}")),
                periods.Select(period => Describe(period, "from", "to", "limit", "rolledIn", "spent")));
        }
    }

    private List<(DateOnly Date, decimal Amount)> ExpensesOf(int? categoryId) =>
        [.. expenses.Values.Where(e => categoryId is null || e.CategoryId == categoryId).Select(e => (e.Date, e.Amount))];

    private static string Describe(JsonElement status) => Describe(
        status, "from", "to", "limit", "rolledIn", "available", "spent", "remaining", "state", "daysLeft", "dailyAllowance", "projected");

    private static string Describe(JsonElement element, params string[] names) => string.Join(' ', names.Select(name =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
            ? number.GetRawText()
            : element.GetProperty(name).GetString()));

    public sealed class JuneApi : BudgetApi
    {
        public JuneApi() => Clock = new FixedClock("2025-06-15T12:00:00Z");
    }
}
