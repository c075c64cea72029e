using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>A large preview is stored by several units of work, and is seen wholly or not at all.</summary>
public sealed class ImportStagingTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private const int Count = 1250;

    // What each part but the first looks for before it is stored.
    private const string ImportLookup = "SELECT EXISTS ( SELECT 1 FROM imports";

    [Fact]
    public async Task Parts_are_committed_one_after_another_and_nobody_sees_the_import_before_the_last()
    {
        var user = await api.CreateUserAsync();
        var stored = new List<(int Rows, int Imports)>();
        await using var watch = Watch(api, ImportLookup, async () => stored.Add((
            await api.UseDatabaseAsync(db => db.ImportRows.CountAsync(r => r.Import.UserId == user)),
            (await api.WalkAsync($"/api/users/{user}/imports")).Count)));

        var preview = await api.UploadAsync(user, Rows(Count));

        Assert.Equal([(500, 0), (1000, 0)], stored);
        Assert.Equal(Count, preview.GetProperty("counts").GetProperty("new").GetInt32());
        var rows = await api.WalkAsync($"/api/imports/{Id(preview)}/rows?limit=500");
        Assert.Equal(Enumerable.Range(1, Count), rows.Select(row => row.GetProperty("number").GetInt32()));
        Assert.Equal(preview.GetRawText(), (await api.GetAsync($"/api/imports/{Id(preview)}")).GetRawText());
    }

    [Fact]
    public async Task Two_large_uploads_at_once_are_two_whole_previews()
    {
        var user = await api.CreateUserAsync();

        var previews = await Task.WhenAll(api.UploadAsync(user, Rows(Count)), api.UploadAsync(user, Rows(Count - 1)));

        foreach (var (preview, count) in previews.Zip([Count, Count - 1]))
            Assert.Equal(count, (await api.WalkAsync($"/api/imports/{Id(preview)}/rows?limit=500")).Count);
    }

    [Fact]
    public async Task An_upload_that_is_interrupted_leaves_nothing_to_be_seen_and_is_deleted_after_an_hour()
    {
        var clock = new FixedClock("2026-01-31T12:00:00Z");
        await using var later = new BudgetApi { Clock = clock };
        var user = await later.CreateUserAsync();
        await using (Watch(later, ImportLookup, () => throw new InvalidOperationException("Interrupted.")))
            await SendAsync(later, user, "key", HttpStatusCode.InternalServerError);

        Assert.Empty(await later.WalkAsync($"/api/users/{user}/imports"));
        var left = await later.UseDatabaseAsync(db => db.Imports.Select(i => i.Id).SingleAsync());
        foreach (var path in new[] { "", "/rows" })
            await later.GetAsync($"/api/imports/{left}{path}", HttpStatusCode.NotFound);

        await later.PostAsync($"/api/imports/{left}/commit", new { }, HttpStatusCode.NotFound);
        var preview = await SendAsync(later, user, "key", HttpStatusCode.Created);
        Assert.Equal(Count, preview.GetProperty("counts").GetProperty("new").GetInt32());

        // What another upload is storing is not deleted.
        Assert.True(await later.UseDatabaseAsync(db => db.Imports.AnyAsync(i => i.Id == left)));
        clock.Advance(TimeSpan.FromHours(1.1));
        await later.UploadAsync(user, Rows(1));
        Assert.False(await later.UseDatabaseAsync(db => db.Imports.AnyAsync(i => i.Id == left)));
        Assert.False(await later.UseDatabaseAsync(db => db.ImportRows.AnyAsync(r => r.ImportId == left)));
    }

    [Fact]
    public async Task The_same_large_upload_with_the_same_key_is_one_import()
    {
        var user = await api.CreateUserAsync();

        var first = await SendAsync(api, user, $"large-{user}", HttpStatusCode.Created);
        var second = await SendAsync(api, user, $"large-{user}", HttpStatusCode.Created);

        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Equal(Count, await api.UseDatabaseAsync(db => db.ImportRows.CountAsync(r => r.Import.UserId == user)));
    }

    [Fact]
    public async Task Other_options_replace_all_rows_of_a_large_preview_at_once()
    {
        var user = await api.CreateUserAsync();
        var open = await api.UploadAsync(user, Csv.Of(Enumerable.Range(1, Count).Select(n => $"01/02/2026,Shop {n},-{n}.00")));
        Assert.Equal(Count, open.GetProperty("counts").GetProperty("invalid").GetInt32());
        var path = $"/api/imports/{Id(open)}";
        var seen = new List<int>();
        await using (Watch(api, ImportLookup, async () => seen.Add((await api.GetAsync($"{path}/rows?status=invalid&limit=500")).GetProperty("items").GetArrayLength())))
            await api.PutAsync($"{path}/options", new { dateFormat = "dd/MM/yyyy" });

        Assert.NotEmpty(seen);
        Assert.All(seen, rows => Assert.Equal(500, rows));
        var rows = await api.WalkAsync($"{path}/rows?limit=500&status=new");
        Assert.Equal(Enumerable.Range(1, Count), rows.Select(row => row.GetProperty("number").GetInt32()));
        Assert.All(rows, row => Assert.Equal("2026-02-01", row.GetProperty("date").GetString()));
        Assert.Equal([Id(open)], (await api.WalkAsync($"/api/users/{user}/imports")).Select(Id));
        Assert.Equal(1, await api.UseDatabaseAsync(db => db.Imports.CountAsync(i => i.UserId == user)));
    }

    [Fact]
    public async Task What_was_deleted_while_the_file_was_read_is_not_referred_to()
    {
        var (user, food, fun) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"), await api.CreateCategoryAsync("Fun"));
        var expense = await api.SpendAsync(user, fun, 2m, "Cinema", "2026-02-01");
        await using var watch = Watch(api, "FROM expenses AS e WHERE e.user_id", async () =>
        {
            if ((await api.WalkAsync($"/api/users/{user}/expenses")).Count == 0)
                return;

            await api.DeleteAsync($"/api/expenses/{expense}");
            await api.DeleteAsync($"/api/categories/{food.Id}");
        });

        var preview = await api.UploadAsync(user, Csv.WithCategories($"2026-02-01,Cinema,{food.Name},-2.00"));

        var row = Assert.Single(await api.WalkAsync($"/api/imports/{Id(preview)}/rows"));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (row.GetProperty("category").ValueKind, row.GetProperty("expenseId").ValueKind));
    }

    [Fact]
    public async Task A_user_who_was_deleted_while_the_file_was_read_has_no_import()
    {
        var user = await api.CreateUserAsync();
        await using var watch = Watch(api, "FROM expenses AS e WHERE e.user_id", async () =>
        {
            using var response = await api.Client.DeleteAsync($"/api/users/{user}");
        });

        await api.UploadAsync(user, Rows(Count), HttpStatusCode.NotFound);

        Assert.False(await api.UseDatabaseAsync(db => db.Imports.AnyAsync(i => i.UserId == user)));
    }

    [Fact]
    public async Task Changes_of_the_same_rows_at_once_are_made_one_after_another()
    {
        var user = await api.CreateUserAsync();
        var path = $"/api/imports/{Id(await api.UploadAsync(user, Rows(20)))}";

        await Task.WhenAll(Enumerable.Range(1, 8).Select(n => api.PutAsync(
            $"{path}/rows", Enumerable.Range(1, 20).Select(number => new { number, description = $"Thing {n}" }))));

        Assert.Equal(9, (await api.GetAsync(path)).GetProperty("version").GetInt32());
        Assert.Single((await api.WalkAsync($"{path}/rows")).Select(row => row.GetProperty("description").GetString()).Distinct());
    }

    private static string Rows(int count) => Csv.Of(Enumerable.Range(1, count).Select(n => $"2026-01-{1 + (n % 28):00},Shop {n},-{n}.00"));

    private static int Id(JsonElement import) => import.GetProperty("id").GetInt32();

    // Does something before each command that contains some SQL, but for those that it sends itself.
    private static Watching Watch(BudgetApi api, string sql, Func<Task> act)
    {
        var isActing = false;
        api.FailingCommands.Before = async command =>
        {
            if (isActing || !string.Join(' ', command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Contains(sql, StringComparison.Ordinal))
                return;

            isActing = true;
            try
            {
                await act();
            }
            finally
            {
                isActing = false;
            }
        };

        return new(api);
    }

    private static async Task<JsonElement> SendAsync(BudgetApi api, int user, string key, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/users/{user}/imports");
        request.Content = BudgetApi.Form(Encoding.UTF8.GetBytes(Rows(Count)));
        request.Headers.Add("Idempotency-Key", key);
        using var response = await api.Client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, body);

        return JsonDocument.Parse(body).RootElement;
    }

    private sealed class Watching(BudgetApi api) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            api.FailingCommands.Before = null;

            return ValueTask.CompletedTask;
        }
    }
}
