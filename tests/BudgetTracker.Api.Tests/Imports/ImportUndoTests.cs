using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>An undo removes exactly what the commit made.</summary>
public sealed class ImportUndoTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task After_an_undo_every_list_is_what_it_was()
    {
        var home = await api.CreateHomeAsync();
        var before = await ReadAsync(home.Alice);
        var import = await ImportAsync(home.Alice, home.Food);
        Assert.NotEqual(before, await ReadAsync(home.Alice));

        var undone = await api.DeleteAsync($"/api/imports/{import}", HttpStatusCode.OK);

        Assert.Equal("undone", undone.GetProperty("state").GetString());
        Assert.NotEqual(JsonValueKind.Null, undone.GetProperty("undoneAt").ValueKind);
        Assert.Equal(before, await ReadAsync(home.Alice));
        Assert.Empty(await api.WalkAsync($"/api/expenses?importId={import}"));
        Assert.Equal(3, (await api.WalkAsync($"/api/imports/{import}/rows")).Count);
        Assert.Equal(undone.GetRawText(), (await api.DeleteAsync($"/api/imports/{import}", HttpStatusCode.OK)).GetRawText());
    }

    [Fact]
    public async Task Expenses_changed_since_prevent_it_and_nothing_is_removed()
    {
        var home = await api.CreateHomeAsync();
        var import = await ImportAsync(home.Alice, home.Food);
        var made = await api.WalkAsync($"/api/expenses?importId={import}");
        await ChangeAsync(made[0]);
        await api.DeleteAsync($"/api/expenses/{made[1].GetProperty("id")}");

        var problem = await api.DeleteAsync($"/api/imports/{import}", HttpStatusCode.Conflict);

        Assert.Equal(("/problems/import-changed", 1), (problem.GetProperty("type").GetString(), problem.GetProperty("count").GetInt32()));
        Assert.Equal(2, (await api.WalkAsync($"/api/expenses?importId={import}")).Count);
        Assert.Equal("committed", (await api.GetAsync($"/api/imports/{import}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Expenses_changed_since_can_go_too()
    {
        var home = await api.CreateHomeAsync();
        var before = await ReadAsync(home.Alice);
        var import = await ImportAsync(home.Alice, home.Food);
        await ChangeAsync((await api.WalkAsync($"/api/expenses?importId={import}"))[0]);

        await api.DeleteAsync($"/api/imports/{import}?changed=delete", HttpStatusCode.OK);

        Assert.Equal(before, await ReadAsync(home.Alice));
    }

    [Fact]
    public async Task Expenses_changed_since_can_stay_as_if_they_had_been_entered_by_hand()
    {
        var home = await api.CreateHomeAsync();
        var import = await ImportAsync(home.Alice, home.Food);
        var changed = (await api.WalkAsync($"/api/expenses?importId={import}"))[0];
        await ChangeAsync(changed);

        await api.DeleteAsync($"/api/imports/{import}?changed=keep", HttpStatusCode.OK);

        var kept = await api.GetAsync($"/api/expenses/{changed.GetProperty("id")}");
        Assert.Equal((JsonValueKind.Null, 3), (kept.GetProperty("importId").ValueKind, kept.GetProperty("version").GetInt32()));
        Assert.Equal(4, (await api.WalkAsync($"/api/users/{home.Alice}/expenses")).Count);
    }

    private async Task<string> ReadAsync(int user)
    {
        var parts = new List<string>();
        foreach (var path in new[] { $"/api/users/{user}/expenses", "/api/categories", $"/api/users/{user}/budgets" })
            parts.AddRange((await api.WalkAsync(path)).Select(item => item.GetRawText()));

        return string.Join('\n', [.. parts, (await api.GetAsync($"/api/users/{user}/summary")).GetRawText()]);
    }

    private Task<JsonElement> ChangeAsync(JsonElement expense) => api.SendAsync(
        HttpMethod.Patch, $"/api/expenses/{expense.GetProperty("id")}", new { description = "Changed" }, HttpStatusCode.OK);

    private async Task<int> ImportAsync(int user, Category category)
    {
        var file = Csv.Of("2025-01-01,A,-1.00", "2025-01-02,B,-2.00", "2025-01-03,C,-3.00");
        var id = (await api.UploadAsync(user, file, options: ("defaultCategoryId", $"{category.Id}"))).GetProperty("id").GetInt32();
        await api.PostAsync($"/api/imports/{id}/commit", new { }, HttpStatusCode.OK);

        return id;
    }
}
