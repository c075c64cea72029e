using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>A commit goes by the ledger of its time, and not by that of its preview, which may be days older.</summary>
public sealed class ImportRefreshTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private static readonly string File = Csv.Of("2026-01-01,Coffee,-2.50", "2026-01-01,Coffee,-2.50", "2026-01-02,Rent,-900.00");

    [Fact]
    public async Task What_another_import_brought_in_since_the_preview_is_left_out()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var preview = await UploadAsync(user, food);
        await api.ImportAsync(user, food, File);

        var committed = await CommitAsync(preview);

        Assert.Equal((0, "duplicate 3"), (committed.GetProperty("created").GetInt32(), Show(committed)));
        Assert.Equal(3, (await api.WalkAsync($"/api/users/{user}/expenses")).Count);
    }

    [Fact]
    public async Task What_was_a_duplicate_of_an_import_that_was_undone_since_is_imported()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var first = await api.ImportAsync(user, food, File);
        var preview = await UploadAsync(user, food);
        Assert.Equal("duplicate 3", Show(preview));
        await api.DeleteAsync($"/api/imports/{first}", HttpStatusCode.OK);

        var committed = await CommitAsync(preview);

        Assert.Equal((3, "new 3"), (committed.GetProperty("created").GetInt32(), Show(committed)));
        Assert.Equal("905.00", (await api.GetAsync($"/api/users/{user}/summary")).GetProperty("total").GetRawText());
    }

    [Fact]
    public async Task What_was_deleted_from_an_import_that_was_undone_since_is_imported()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var first = await api.ImportAsync(user, food, File);
        await api.DeleteAsync($"/api/expenses/{(await api.WalkAsync($"/api/users/{user}/expenses?q=rent")).Single().GetProperty("id")}");
        var preview = await UploadAsync(user, food);
        Assert.Equal("duplicate 2, deleted 1", Show(preview));
        await api.DeleteAsync($"/api/imports/{first}", HttpStatusCode.OK);

        Assert.Equal(3, (await CommitAsync(preview)).GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task What_lacks_a_category_by_then_is_asked_for_and_the_preview_shows_it()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var first = await api.ImportAsync(user, food, File);
        var preview = await api.UploadAsync(user, File);
        await api.DeleteAsync($"/api/imports/{first}", HttpStatusCode.OK);
        var path = $"/api/imports/{Id(preview)}";

        var problem = await api.PostAsync($"{path}/commit", new { }, HttpStatusCode.Conflict);

        Assert.Equal(("/problems/import-incomplete", 3), (problem.GetProperty("type").GetString(), problem.GetProperty("count").GetInt32()));
        var shown = await api.GetAsync(path);
        Assert.Equal(("new 3", 2), (Show(shown), shown.GetProperty("version").GetInt32()));
        Assert.Equal([1, 2, 3], (await api.WalkAsync($"{path}/rows?status=new")).Select(row => row.GetProperty("number").GetInt32()));
        await api.PutAsync($"{path}/rows", Enumerable.Range(1, 3).Select(number => new { number, categoryId = food.Id }));
        Assert.Equal(3, (await CommitAsync(preview)).GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task What_was_entered_by_hand_since_is_a_match_and_asks()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var preview = await UploadAsync(user, food);
        var rent = await api.SpendAsync(user, food, 900m, "Rent of January", "2026-01-03");
        var path = $"/api/imports/{Id(preview)}";

        var problem = await api.PostAsync($"{path}/commit", new { }, HttpStatusCode.BadRequest);

        Assert.Equal("matches", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        Assert.Equal(rent, Assert.Single(await api.WalkAsync($"{path}/rows?status=match")).GetProperty("expenseId").GetInt64());
        Assert.Equal("new 2, match 1", Show(await api.GetAsync(path)));
        var committed = await CommitAsync(preview, new { matches = "link" });
        Assert.Equal((2, 1), (committed.GetProperty("created").GetInt32(), committed.GetProperty("linked").GetInt32()));
    }

    [Fact]
    public async Task A_match_that_was_deleted_since_is_new()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var rent = await api.SpendAsync(user, food, 900m, "Rent of January", "2026-01-03");
        var preview = await UploadAsync(user, food);
        Assert.Equal("new 2, match 1", Show(preview));
        await api.DeleteAsync($"/api/expenses/{rent}");

        Assert.Equal((3, 0), (await CommitAsync(preview) is var done ? done.GetProperty("created").GetInt32() : 0, done.GetProperty("linked").GetInt32()));
    }

    [Fact]
    public async Task What_a_person_changed_in_rows_stays()
    {
        var (user, food, fun) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Fun"));
        var first = await api.ImportAsync(user, food, File);
        var preview = await UploadAsync(user, food);
        await api.PutAsync($"/api/imports/{Id(preview)}/rows", new object[]
        {
            new { number = 1, skip = true }, new { number = 2, categoryId = fun.Id, description = "Cake" },
        });
        await api.DeleteAsync($"/api/imports/{first}", HttpStatusCode.OK);

        var committed = await CommitAsync(preview);

        Assert.Equal("new 2, skipped 1", Show(committed));
        Assert.Equal(
            ["Cake " + fun.Name, "Rent " + food.Name],
            (await api.WalkAsync($"/api/users/{user}/expenses?sort=date")).Select(e => $"{e.GetProperty("description")} {e.GetProperty("category").GetProperty("name")}"));
    }

    [Fact]
    public async Task A_large_preview_follows_an_undo_too()
    {
        const int count = 1250;
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var file = Csv.Of(Enumerable.Range(1, count).Select(n => $"2026-01-{1 + (n % 28):00},Shop {n},-{n}.00"));
        var first = await api.ImportAsync(user, food, file);
        var preview = await api.UploadAsync(user, file, options: ("defaultCategoryId", $"{food.Id}"));
        await api.DeleteAsync($"/api/imports/{first}", HttpStatusCode.OK);

        Assert.Equal(count, (await CommitAsync(preview)).GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task Commits_and_undoings_at_once_double_nothing_and_lose_nothing()
    {
        var (user, food) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        for (var round = 0; round < 5; round++)
        {
            var first = await api.ImportAsync(user, food, File);
            var second = await UploadAsync(user, food);

            await Task.WhenAll(CommitAsync(second), api.DeleteAsync($"/api/imports/{first}", HttpStatusCode.OK));

            // The commit came before the undo, and found duplicates; or after it, and imported them.
            var created = (await api.GetAsync($"/api/imports/{Id(second)}")).GetProperty("created").GetInt32();
            Assert.True(created is 0 or 3, $"{created}");
            Assert.Equal(created, (await api.WalkAsync($"/api/users/{user}/expenses")).Count);
            await api.DeleteAsync($"/api/imports/{Id(second)}", HttpStatusCode.OK);
            Assert.Empty(await api.WalkAsync($"/api/users/{user}/expenses"));
        }
    }

    private static int Id(JsonElement import) => import.GetProperty("id").GetInt32();

    private static string Show(JsonElement import) => string.Join(", ", import.GetProperty("counts").EnumerateObject()
        .Where(count => count.Value.GetInt32() > 0).Select(count => $"{count.Name} {count.Value}"));

    private Task<JsonElement> UploadAsync(int user, Category category) =>
        api.UploadAsync(user, File, options: ("defaultCategoryId", $"{category.Id}"));

    private Task<JsonElement> CommitAsync(JsonElement preview, object? decisions = null) =>
        api.PostAsync($"/api/imports/{Id(preview)}/commit", decisions ?? new { }, HttpStatusCode.OK);
}
