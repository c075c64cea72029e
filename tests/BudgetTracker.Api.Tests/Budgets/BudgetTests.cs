using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BudgetTracker.Api.Budgets;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Budgets;

public sealed class BudgetTests(BudgetTests.MarchApi api) : IClassFixture<BudgetTests.MarchApi>
{
    [Fact]
    public async Task A_budget_is_created_read_replaced_and_deleted_and_its_version_counts_changes()
    {
        var home = await api.CreateHomeAsync();
        var created = await CreateAsync(home.Alice, home.Food, rollover: "full");
        var path = $"/api/budgets/{created.GetProperty("id")}";

        Assert.Equal(
            $$"""
            {"id":{{created.GetProperty("id")}},"category":{"id":{{home.Food.Id}},"name":"{{home.Food.Name}}","color":{{created.GetProperty("category").GetProperty("color").GetRawText()}}},"period":"month","from":"2026-03-01","to":"2026-03-31","limit":300.00,"rolledIn":528.75,"available":828.75,"spent":0.00,"remaining":828.75,"percent":0,"state":"under","daysLeft":17,"dailyAllowance":48.75,"projected":0.00,"startsOn":"2026-01-01","endsOn":null,"rollover":"full","rolloverCap":null,"alertAt":80,"version":1}
            """,
            created.GetRawText());
        Assert.Equal(created.GetRawText(), (await api.GetAsync(path)).GetRawText());

        var replacement = new { endsOn = "2026-12-31", rollover = "surplus", rolloverCap = 100.5m, alertAt = 50 };
        var replaced = await api.PutAsync(path, replacement);
        Assert.Equal(("100.50", 2), (replaced.GetProperty("rolledIn").GetRawText(), replaced.GetProperty("version").GetInt32()));
        Assert.Equal(2, (await api.PutAsync(path, replacement)).GetProperty("version").GetInt32());

        await api.DeleteAsync(path);
        await api.GetAsync(path, HttpStatusCode.NotFound);
        await api.GetAsync($"{path}/periods", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_correction_of_the_past_is_right_at_the_next_read()
    {
        var home = await api.CreateHomeAsync();
        var id = (await CreateAsync(home.Alice, home.Food, rollover: "full")).GetProperty("id").GetInt32();
        await api.SpendAsync(home.Alice, home.Food, 100m, date: "2026-01-31");

        Assert.Equal(428.75m, (await api.GetAsync($"/api/budgets/{id}")).GetProperty("rolledIn").GetDecimal());
        await api.PutAsync($"/api/budgets/{id}/limits/2026-02-01", new { limit = 0 });
        Assert.Equal(128.75m, (await api.GetAsync($"/api/budgets/{id}")).GetProperty("rolledIn").GetDecimal());
    }

    [Fact]
    public async Task Only_budgets_in_force_on_the_day_are_listed_and_each_can_always_be_read()
    {
        var home = await api.CreateHomeAsync();
        var over = await CreateAsync(home.Alice, home.Food, startsOn: "2025-01-31", endsOn: "2026-03-14");
        var last = await CreateAsync(home.Alice, home.Transportation, startsOn: "2025-01-01", endsOn: "2026-03-15");
        var later = await CreateAsync(home.Alice, home.Entertainment, startsOn: "2026-03-16");
        var first = await CreateAsync(home.Alice, null, startsOn: "2026-03-15");

        Assert.Equal([Id(last), Id(first)], (await ListAsync(home.Alice)).Select(Id));
        Assert.Equal([Id(over), Id(last)], (await ListAsync(home.Alice, "?on=2026-03-14")).Select(Id));
        Assert.Equal([Id(later), Id(first)], (await ListAsync(home.Alice, "?on=9999-12-31")).Select(Id));
        Assert.Empty(await ListAsync(home.Bob));
        Assert.Equal("2026-02-28 2026-03-30 16 later", await ShowAsync(over));
        Assert.Equal("2026-03-16 2026-04-15 31 not yet", await ShowAsync(later));
        Assert.Empty(await api.WalkAsync($"/api/budgets/{Id(later)}/periods"));

        // After its end, a budget shows its last period, and no day is left of it.
        var ended = await api.GetAsync($"/api/budgets/{Id(over)}?on=2027-01-01");
        Assert.Equal(("2026-02-28", 0), (ended.GetProperty("from").GetString(), ended.GetProperty("daysLeft").GetInt32()));
        Assert.Equal(14, (await api.WalkAsync($"/api/budgets/{Id(over)}/periods?on=2027-01-01")).Count);

        async Task<string> ShowAsync(JsonElement budget)
        {
            var status = await api.GetAsync($"/api/budgets/{Id(budget)}");
            var projected = status.GetProperty("projected").ValueKind == JsonValueKind.Null ? "not yet" : "later";

            return $"{status.GetProperty("from")} {status.GetProperty("to")} {status.GetProperty("daysLeft")} {projected}";
        }
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_a_period_and_a_category()
    {
        var home = await api.CreateHomeAsync();
        var month = await CreateAsync(home.Alice, home.Food);
        var week = await CreateAsync(home.Alice, home.Food, period: "week");
        var all = await CreateAsync(home.Alice, null, period: "week");

        Assert.Equal([Id(month), Id(week)], (await ListAsync(home.Alice, $"?categoryId={home.Food.Id}")).Select(Id));
        Assert.Equal([Id(week), Id(all)], (await ListAsync(home.Alice, "?period=week")).Select(Id));
        Assert.Equal([Id(week)], (await ListAsync(home.Alice, $"?period=week&categoryId={home.Food.Id}&limit=1")).Select(Id));
        Assert.Empty(await ListAsync(home.Alice, $"?categoryId={home.Transportation.Id}"));
    }

    [Fact]
    public async Task One_budget_for_each_user_category_and_period_also_where_there_is_no_category()
    {
        var home = await api.CreateHomeAsync();
        foreach (var category in new[] { home.Food, null })
        {
            await CreateAsync(home.Alice, category);
            await CreateAsync(home.Bob, category);
            await CreateAsync(home.Alice, category, period: "year");
            var problem = await CreateAsync(home.Alice, category, startsOn: "2025-05-05", status: HttpStatusCode.Conflict);
            Assert.Equal("/problems/budget-exists", problem.GetProperty("type").GetString());

            // The database itself says so, whoever asks it.
            var rejected = await Assert.ThrowsAsync<DbUpdateException>(() => api.UseDatabaseAsync(async db =>
            {
                db.Budgets.Add(new()
                {
                    UserId = home.Alice,
                    CategoryId = category?.Id,
                    Period = BudgetPeriod.Month,
                    StartsOn = new(2025, 5, 5),
                });

                return await db.SaveChangesAsync();
            }));
            var index = await api.UseDatabaseAsync(db => Task.FromResult(db.FindBrokenUniqueIndex(rejected)));
            Assert.Equal(category is null ? "ix_budgets_user_id_period" : "ix_budgets_user_id_category_id_period", index);
        }

        Assert.Equal(4, (await ListAsync(home.Alice)).Count);
    }

    [Fact]
    public async Task A_get_is_never_304_for_spending_makes_no_new_version()
    {
        var home = await api.CreateHomeAsync();
        var path = $"/api/budgets/{Id(await CreateAsync(home.Alice, home.Food))}";
        foreach (var tag in new[] { "\"1\"", "*" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("If-None-Match", tag);
            using var response = await api.Client.SendAsync(request);

            Assert.Equal((HttpStatusCode.OK, "\"1\""), (response.StatusCode, response.Headers.ETag?.ToString()));
        }
    }

    [Fact]
    public async Task Of_two_who_change_one_budget_at_once_one_is_told()
    {
        var home = await api.CreateHomeAsync();
        var path = $"/api/budgets/{Id(await CreateAsync(home.Alice, home.Food))}";
        for (var version = 1; version <= 20; version++)
        {
            var replacement = new { endsOn = (string?)null, rollover = "full", rolloverCap = 100 + version, alertAt = 80 };
            var statuses = await Task.WhenAll(
                PutAsync(path, replacement, version),
                PutAsync($"{path}/limits/2026-02-01", new { limit = version }, version));

            Assert.Equal([200, 412], statuses.Order());
            Assert.Equal(version + 1, (await api.GetAsync(path)).GetProperty("version").GetInt32());
        }
    }

    [Fact]
    public async Task A_limit_is_set_changed_and_deleted_and_makes_a_version_only_when_it_differs()
    {
        var home = await api.CreateHomeAsync();
        var path = $"/api/budgets/{Id(await CreateAsync(home.Alice, home.Food, startsOn: "2026-01-31"))}";

        Assert.Equal(2, (await api.PutAsync($"{path}/limits/2026-02-28", new { limit = 10 })).GetProperty("version").GetInt32());
        Assert.Equal(2, (await api.PutAsync($"{path}/limits/2026-02-28", new { limit = 10.0 })).GetProperty("version").GetInt32());
        Assert.Equal(3, (await api.PutAsync($"{path}/limits/2026-02-28", new { limit = 0 })).GetProperty("version").GetInt32());
        Assert.Equal(4, (await api.PutAsync($"{path}/limits/2026-01-31", new { limit = 5 })).GetProperty("version").GetInt32());
        await api.DeleteAsync($"{path}/limits/2026-02-28");
        await api.DeleteAsync($"{path}/limits/2026-02-28", HttpStatusCode.NotFound);

        var now = await api.GetAsync(path);
        Assert.Equal((5m, 5), (now.GetProperty("limit").GetDecimal(), now.GetProperty("version").GetInt32()));
        foreach (var (day, nearest) in new[]
        {
            ("2026-02-27", "2026-01-31 and 2026-02-28"), ("2020-01-31", "2026-01-31 and 2026-02-28"),
            ("0001-01-01", "2026-01-31 and 2026-02-28"), ("9999-12-30", "9999-11-30 and 9999-12-31"),
        })
        {
            var problem = await api.PutAsync($"{path}/limits/{day}", new { limit = 5 }, HttpStatusCode.BadRequest);
            Assert.Contains(nearest, problem.GetProperty("errors").GetProperty("from")[0].GetString());
        }
    }

    [Fact]
    public async Task All_errors_of_a_budget_are_named_at_once_and_unknown_ids_are_among_them()
    {
        var budget = new { userId = 987654, categoryId = 987654, period = "month", startsOn = "2026-01-01", limit = -1, alertAt = 0 };

        var problem = await api.PostAsync("/api/budgets", budget, HttpStatusCode.BadRequest);

        Assert.Equal(
            ["alertAt", "categoryId", "limit", "userId"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Fact]
    public async Task A_user_takes_its_budgets_along_and_a_budget_its_limits()
    {
        var home = await api.CreateHomeAsync();
        var id = Id(await CreateAsync(home.Alice, home.Food));

        await api.DeleteAsync($"/api/users/{home.Alice}");

        await api.GetAsync($"/api/budgets/{id}", HttpStatusCode.NotFound);
        Assert.Equal(0, await api.UseDatabaseAsync(db => db.Set<BudgetLimit>().CountAsync(l => l.BudgetId == id)));
    }

    [Fact]
    public async Task Days_at_both_ends_of_the_calendar_are_days_like_others()
    {
        var home = await api.CreateHomeAsync();
        var first = await CreateAsync(home.Alice, home.Food, startsOn: "0001-01-01", rollover: "surplus", period: "week");
        var last = await CreateAsync(home.Alice, home.Food, startsOn: "9999-12-31", rollover: "full");
        await api.SpendAsync(home.Alice, home.Food, 1m, date: "0001-01-01");
        await api.SpendAsync(home.Alice, home.Food, 2m, date: "9999-12-31");

        var begin = await api.GetAsync($"/api/budgets/{Id(first)}?on=0001-01-01");
        Assert.Equal("0001-01-01 0001-01-07 299.00", $"{begin.GetProperty("from")} {begin.GetProperty("to")} {begin.GetProperty("remaining").GetRawText()}");
        var end = await api.GetAsync($"/api/budgets/{Id(last)}?on=9999-12-31");
        Assert.Equal("9999-12-31 9999-12-31 298.00", $"{end.GetProperty("from")} {end.GetProperty("to")} {end.GetProperty("dailyAllowance").GetRawText()}");
        var ever = await api.GetAsync($"/api/budgets/{Id(first)}?on=9999-12-31");

        // 521,722 weeks of 300, less the 71.25 of the household and the one of the first day; the two of the last week are spent.
        Assert.Equal((521_722 * 300m) - 72.25m, ever.GetProperty("rolledIn").GetDecimal());
        Assert.Equal(2, ever.GetProperty("spent").GetDecimal());
        Assert.Single((await api.GetAsync($"/api/budgets/{Id(first)}/periods?on=9999-12-31&limit=1")).GetProperty("items").EnumerateArray());
    }

    private async Task<List<JsonElement>> ListAsync(int user, string query = "") =>
        await api.WalkAsync($"/api/users/{user}/budgets{query}");

    private Task<JsonElement> CreateAsync(
        int userId,
        Category? category,
        string period = "month",
        string startsOn = "2026-01-01",
        string? endsOn = null,
        string rollover = "none",
        HttpStatusCode status = HttpStatusCode.Created) =>
        api.PostAsync("/api/budgets", new { userId, categoryId = category?.Id, period, startsOn, endsOn, limit = 300, rollover }, status);

    private async Task<int> PutAsync(string path, object body, int version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var response = await api.Client.SendAsync(request);

        return (int)response.StatusCode;
    }

    private static int Id(JsonElement budget) => budget.GetProperty("id").GetInt32();

    /// <summary>It is the 15th of March.</summary>
    public sealed class MarchApi : BudgetApi
    {
        public MarchApi() => Clock = new FixedClock("2026-03-15T12:00:00Z");
    }
}
