using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Http.Preconditions;

public sealed class ETagTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task Every_single_resource_and_every_write_of_one_carries_its_version_as_a_strong_etag()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var expense = await api.SpendAsync(user, food, 9m);

        Assert.Equal("\"1\"", await ETagAsync(HttpMethod.Get, $"/api/users/{user}"));
        Assert.Equal("\"1\"", await ETagAsync(HttpMethod.Get, $"/api/categories/{food.Id}"));
        Assert.Equal("\"1-1-1\"", await ETagAsync(HttpMethod.Get, $"/api/expenses/{expense}"));
        Assert.Equal("\"1\"", await ETagAsync(HttpMethod.Post, "/api/categories", new { name = api.Unique("New") }));
        var renamed = new { name = api.Unique("Renamed") };
        Assert.Equal("\"2\"", await ETagAsync(HttpMethod.Put, $"/api/categories/{food.Id}", renamed));
        Assert.Equal("\"2\"", await ETagAsync(HttpMethod.Put, $"/api/categories/{food.Id}", renamed));
        Assert.Equal("\"2\"", await ETagAsync(HttpMethod.Get, $"/api/categories/{food.Id}"));
        Assert.Null(await ETagAsync(HttpMethod.Get, "/api/categories"));
        Assert.Null(await ETagAsync(HttpMethod.Get, $"/api/users/{user}?include=expenses"));
    }

    [Theory]
    [InlineData("\"1\"", 304)]
    [InlineData("W/\"1\"", 304)]
    [InlineData("*", 304)]
    [InlineData("\"7\", \"1\"", 304)]
    [InlineData("\"2\"", 200)]
    public async Task A_client_whose_copy_is_current_gets_304_and_no_body(string ifNoneMatch, int status)
    {
        var food = await api.CreateCategoryAsync("Food");

        using var response = await SendAsync(
            HttpMethod.Get, $"/api/categories/{food.Id}", body: null, ("If-None-Match", ifNoneMatch));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag?.ToString());
        Assert.Equal(status == 200, (await response.Content.ReadAsStringAsync()).Length > 0);
    }

    [Theory]
    [InlineData("\"1\"", 200)]
    [InlineData("*", 200)]
    [InlineData("\"7\", \"1\"", 200)]
    [InlineData("\"2\"", 412)]
    [InlineData("W/\"1\"", 412)]
    [InlineData("1", 400)]
    [InlineData("\"1", 400)]
    public async Task A_write_on_condition_is_done_only_on_the_version_it_names(string ifMatch, int status)
    {
        var food = await api.CreateCategoryAsync("Food");
        var name = api.Unique("Renamed");

        using var put = await SendAsync(
            HttpMethod.Put, $"/api/categories/{food.Id}", new { name }, ("If-Match", ifMatch));

        Assert.Equal(status, (int)put.StatusCode);
        var now = await api.GetAsync($"/api/categories/{food.Id}");
        Assert.Equal(status == 200 ? name : food.Name, now.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_client_that_sends_a_weak_tag_is_told_what_to_send()
    {
        var food = await api.CreateCategoryAsync("Food");

        using var put = await SendAsync(
            HttpMethod.Put, $"/api/categories/{food.Id}", new { name = api.Unique("Renamed") }, ("If-Match", "W/\"1\""));

        Assert.Contains("send the version in quotes", (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Every_response_that_is_one_expense_carries_the_versions_of_the_expense_its_user_and_its_category()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        await RenameUserAsync(user);
        await RenameUserAsync(user);
        await api.PutAsync($"/api/categories/{food.Id}", new { name = api.Unique("Renamed") });
        var content = new { categoryId = food.Id, description = "Lunch", amount = 9, date = "2026-01-31" };
        var creation = new { userId = user, content.categoryId, content.description, content.amount, content.date };

        var key = ("Idempotency-Key", $"{Guid.NewGuid()}");
        using var created = await SendAsync(HttpMethod.Post, "/api/expenses", creation, key);
        var expense = created.Headers.Location!.ToString();
        Assert.Equal("\"1-3-2\"", created.Headers.ETag?.ToString());
        Assert.Equal("\"1-3-2\"", await ETagAsync(HttpMethod.Post, "/api/expenses", creation));
        Assert.Equal("\"1-3-2\"", await ETagAsync(HttpMethod.Get, expense));
        Assert.Equal("\"1-3-2\"", await ETagAsync(HttpMethod.Put, expense, content));

        var other = await api.CreateCategoryAsync("Other");
        Assert.Equal("\"2-3-1\"", await ETagAsync(HttpMethod.Put, expense, content with { categoryId = other.Id }));
        Assert.Equal("\"2-3-1\"", await ETagAsync(HttpMethod.Get, expense));
        Assert.Equal(2, (await api.GetAsync(expense)).GetProperty("version").GetInt32());

        // A repetition gets the first response, and the tag that belongs to it.
        using var replayed = await SendAsync(HttpMethod.Post, "/api/expenses", creation, key);
        Assert.Equal("\"1-3-2\"", replayed.Headers.ETag?.ToString());
    }

    [Theory]
    [InlineData("user")]
    [InlineData("category")]
    public async Task An_expense_whose_user_or_category_was_renamed_does_not_get_304(string renamed)
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var path = $"/api/expenses/{await api.SpendAsync(user, food, 9m)}";
        var tag = (await ETagAsync(HttpMethod.Get, path))!;
        using var unchanged = await SendAsync(HttpMethod.Get, path, body: null, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        var name = api.Unique("Renamed");
        if (renamed == "user")
            await RenameUserAsync(user, name);
        else
            await api.PutAsync($"/api/categories/{food.Id}", new { name });

        using var changed = await SendAsync(HttpMethod.Get, path, body: null, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var expense = await changed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(name, expense.GetProperty(renamed).GetProperty("name").GetString());
        using var current = await SendAsync(HttpMethod.Get, path, body: null, ("If-None-Match", changed.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, current.StatusCode);

        // Nobody has changed the expense itself, so a write on condition of it goes on.
        var content = new { categoryId = food.Id, description = "Dinner", amount = 20, date = "2026-01-31" };
        using var put = await SendAsync(HttpMethod.Put, path, content, ("If-Match", tag));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        using var stale = await SendAsync(HttpMethod.Put, path, content, ("If-Match", tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    [Theory]
    [InlineData("\"1\"", 204)]
    [InlineData("\"1-1-1\"", 204)]
    [InlineData("\"1-7-9\"", 204)]
    [InlineData("\"2-1-1\", \"1-1-1\"", 204)]
    [InlineData("\"2\"", 412)]
    [InlineData("\"2-1-1\"", 412)]
    [InlineData("\"11-1-1\"", 412)]
    [InlineData("\"-1-1\"", 412)]
    [InlineData("W/\"1-1-1\"", 412)]
    public async Task A_write_to_an_expense_asks_for_the_version_of_the_expense_alone(string ifMatch, int status)
    {
        var expense = await api.SpendAsync(await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"), 9m);

        using var delete = await SendAsync(HttpMethod.Delete, $"/api/expenses/{expense}", body: null, ("If-Match", ifMatch));

        Assert.Equal(status, (int)delete.StatusCode);
    }

    [Theory]
    [InlineData("PUT", "If-None-Match")]
    [InlineData("PATCH", "If-None-Match")]
    [InlineData("DELETE", "If-None-Match")]
    [InlineData("GET", "If-Match")]
    public async Task A_condition_that_would_not_be_heeded_is_rejected(string method, string condition)
    {
        var food = await api.CreateCategoryAsync("Food");

        using var response = await SendAsync(
            new HttpMethod(method), $"/api/categories/{food.Id}", new { name = api.Unique("New") }, (condition, "*"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, (await api.GetAsync($"/api/categories/{food.Id}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_stale_delete_is_rejected_on_every_resource()
    {
        var user = await api.CreateUserAsync();
        var food = await api.CreateCategoryAsync("Food");
        var other = await api.CreateCategoryAsync("Other");
        var expense = await api.SpendAsync(user, food, 9m);

        foreach (var path in new[]
        {
            $"/api/users/{user}",
            $"/api/categories/{food.Id}",
            $"/api/categories/{food.Id}?moveExpensesTo={other.Id}",
            $"/api/expenses/{expense}",
            $"/api/users/{user}/expenses/{expense}",
        })
        {
            using var stale = await SendAsync(HttpMethod.Delete, path, body: null, ("If-Match", "\"2\""));
            Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        }

        using var missing = await SendAsync(HttpMethod.Delete, "/api/expenses/999999", body: null, ("If-Match", "*"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, missing.StatusCode);
        using var gone = await SendAsync(HttpMethod.Delete, $"/api/expenses/{expense}", body: null, ("If-Match", "\"1\""));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
    }

    [Fact]
    public async Task Of_twenty_writers_that_saw_the_same_version_one_wins_and_nineteen_are_told()
    {
        var food = await api.CreateCategoryAsync("Food");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var response = await SendAsync(
                HttpMethod.Put, $"/api/categories/{food.Id}", new { name = api.Unique("Mine") }, ("If-Match", "\"1\""));

            return (int)response.StatusCode;
        }));

        Assert.Equal([200, .. Enumerable.Repeat(412, 19)], statuses.Order());
        Assert.Equal(2, (await api.GetAsync($"/api/categories/{food.Id}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Of_twenty_creations_of_one_email_one_wins_and_nineteen_are_told()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            var email = n % 2 == 0 ? "same@example.com" : "SAME@example.com";
            using var response = await SendAsync(HttpMethod.Post, "/api/users", new { email, name = "Same" });

            return (int)response.StatusCode;
        }));

        Assert.Equal([201, .. Enumerable.Repeat(409, 19)], statuses.Order());
        Assert.Single(await api.WalkAsync("/api/users?q=same@example.com"));
    }

    private Task<JsonElement> RenameUserAsync(int user, string? name = null) =>
        api.PutAsync($"/api/users/{user}", new { email = $"user.{user}@example.com", name = name ?? api.Unique("Renamed") });

    private async Task<string?> ETagAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        response.EnsureSuccessStatusCode();

        return response.Headers.ETag?.ToString();
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        object? body,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return await api.Client.SendAsync(request);
    }
}
