using System.Net;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>Where the categories of new rows come from.</summary>
public sealed class ImportCategoryTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task The_files_category_goes_before_the_payees_and_that_before_the_default_and_each_says_so()
    {
        var user = await api.CreateUserAsync();
        var (food, fun, other) = (await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Fun"), await api.CreateCategoryAsync("Other"));
        await api.SpendAsync(user, food, 1m, "Bakery Müller 00481", "2026-01-01");
        await api.SpendAsync(user, fun, 2m, "Arcade", "2026-01-03");
        await api.SpendAsync(user, food, 2m, "Arcade", "2026-01-02");
        await api.SpendAsync(user, food, 2m, "Arcade", "2026-01-01");
        await api.SpendAsync(await api.CreateUserAsync("Bob"), fun, 2m, "Zoo", "2026-01-03");

        var preview = await api.UploadAsync(
            user,
            Csv.WithCategories(
                $"2026-02-01,Arcade,{other.Name.ToUpperInvariant()},-5.00",
                "2026-02-02,BAKERY MULLER #7719 02.02.2026,,-6.00",
                "2026-02-03,arcade,No such category,-7.00",
                "2026-02-04,Zoo,,-8.00"),
            options: ("defaultCategoryId", $"{other.Id}"));

        var rows = await api.WalkAsync($"/api/imports/{preview.GetProperty("id")}/rows");
        Assert.Equal(
            [
                (other.Id, "The file names it."),
                (food.Id, "Last given to \"bakery muller\", on 2026-01-01 for the last time."),
                (fun.Id, "Last given to \"arcade\", on 2026-01-03 for the last time."),
                (other.Id, "It is the default."),
            ],
            rows.Select(row => (row.GetProperty("category").GetProperty("id").GetInt32(), row.GetProperty("categoryReason").GetString())));
    }

    [Fact]
    public async Task Of_several_categories_on_the_last_day_the_one_given_most_often()
    {
        var user = await api.CreateUserAsync();
        var (food, fun) = (await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Fun"));
        foreach (var (category, day) in new[] { (food, 1), (food, 2), (food, 9), (fun, 9) })
            await api.SpendAsync(user, category, 2m, "Kiosk", $"2026-01-0{day}");

        var preview = await api.UploadAsync(user, Csv.Of("2026-02-01,Kiosk,-5.00"));

        var row = Assert.Single(await api.WalkAsync($"/api/imports/{preview.GetProperty("id")}/rows"));
        Assert.Equal(food.Id, row.GetProperty("category").GetProperty("id").GetInt32());
        Assert.StartsWith("Most often", row.GetProperty("categoryReason").GetString());
    }

    [Fact]
    public async Task Without_a_category_for_each_row_nothing_is_committed()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var preview = await api.UploadAsync(user, Csv.Of("2026-02-01,A,-5.00", "2026-02-02,B,-5.00", "2026-02-03,C,-5.00"));
        var path = $"/api/imports/{preview.GetProperty("id")}";
        await api.PutAsync($"{path}/rows", new[] { new { number = 2, categoryId = food.Id } });

        var problem = await api.PostAsync($"{path}/commit", new { }, HttpStatusCode.Conflict);

        Assert.Equal(("/problems/import-incomplete", 2), (problem.GetProperty("type").GetString(), problem.GetProperty("count").GetInt32()));
        Assert.Empty(await api.WalkAsync($"/api/users/{user}/expenses"));
        Assert.Equal("preview", (await api.GetAsync(path)).GetProperty("state").GetString());
        await api.PutAsync($"{path}/rows", new object[] { new { number = 1, skip = true }, new { number = 3, categoryId = food.Id } });
        Assert.Equal(2, (await CommitAsync(preview)).GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task A_commit_creates_the_categories_that_the_file_names_and_an_undo_takes_them_back()
    {
        var user = await api.CreateUserAsync();
        var (known, first, second) = (await api.CreateCategoryAsync("Known"), api.Unique("Café"), api.Unique("Zoo"));
        var before = (await api.WalkAsync("/api/categories")).Select(category => category.GetRawText()).ToList();
        var preview = await api.UploadAsync(
            user,
            Csv.WithCategories(
                $"2026-02-01,A,{second},-5.00", $"2026-02-02,B,{first},-6.00", $"2026-02-03,C,{first.ToUpperInvariant()},-7.00",
                $"2026-02-04,D,{known.Name},-8.00", "2026-02-05,E,Income,9.00"),
            options: ("createCategories", "true"));
        Assert.Equal(before, (await api.WalkAsync("/api/categories")).Select(category => category.GetRawText()));

        await CommitAsync(preview);

        var created = (await api.WalkAsync("/api/categories")).Skip(before.Count).ToList();
        Assert.Equal([second, first], created.Select(category => category.GetProperty("name").GetString()));
        Assert.Equal(2, created.Select(category => category.GetProperty("color").GetString()).Distinct().Count());
        Assert.Equal(
            [(second, 5m), (first, 6m), (first, 7m), (known.Name, 8m)],
            (await api.WalkAsync($"/api/users/{user}/expenses?sort=date"))
                .Select(e => (e.GetProperty("category").GetProperty("name").GetString()!, e.GetProperty("amount").GetDecimal())));

        await api.DeleteAsync($"/api/imports/{preview.GetProperty("id")}", HttpStatusCode.OK);
        Assert.Equal(before, (await api.WalkAsync("/api/categories")).Select(category => category.GetRawText()));
    }

    [Fact]
    public async Task An_undo_leaves_a_created_category_that_is_used_or_was_changed()
    {
        var user = await api.CreateUserAsync();
        var names = Enumerable.Range(0, 4).Select(_ => api.Unique("Made")).ToList();
        var preview = await api.UploadAsync(
            user, Csv.WithCategories(names.Select((name, i) => $"2026-02-0{i + 1},A,{name},-5.00")), options: ("createCategories", "true"));
        await CommitAsync(preview);
        var made = (await api.WalkAsync("/api/categories")).TakeLast(4)
            .Select(category => new Category(category.GetProperty("id").GetInt32(), category.GetProperty("name").GetString()!)).ToList();
        await api.SpendAsync(user, made[0], 1m);
        await api.CreateBudgetAsync(user, made[1], 1m);
        await api.SendAsync(HttpMethod.Patch, $"/api/categories/{made[2].Id}", new { color = "#000000" }, HttpStatusCode.OK);

        await api.DeleteAsync($"/api/imports/{preview.GetProperty("id")}", HttpStatusCode.OK);

        Assert.Equal(
            made[..3].Select(category => category.Id),
            (await api.WalkAsync("/api/categories")).TakeLast(3).Select(category => category.GetProperty("id").GetInt32()));
        await api.GetAsync($"/api/categories/{made[3].Id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_category_that_is_deleted_meanwhile_leaves_its_rows_without_one()
    {
        var food = await api.CreateCategoryAsync("Food");
        var preview = await api.UploadAsync(
            await api.CreateUserAsync(), Csv.Of("2026-02-01,A,-5.00"), options: ("defaultCategoryId", $"{food.Id}"));

        await api.DeleteAsync($"/api/categories/{food.Id}");

        await api.PostAsync($"/api/imports/{preview.GetProperty("id")}/commit", new { }, HttpStatusCode.Conflict);
    }

    private Task<JsonElement> CommitAsync(JsonElement preview) =>
        api.PostAsync($"/api/imports/{preview.GetProperty("id")}/commit", new { }, HttpStatusCode.OK);
}
