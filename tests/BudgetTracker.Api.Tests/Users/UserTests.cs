using System.Net;

namespace BudgetTracker.Api.Tests.Users;

public sealed class UserTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task A_user_is_created_read_replaced_and_deleted()
    {
        var created = await api.PostAsync("/api/users", new { email = "zoe@example.com", name = "  Zoe " });
        var id = created.GetProperty("id").GetInt32();
        Assert.Equal("Zoe", created.GetProperty("name").GetString());
        Assert.Equal(1, created.GetProperty("version").GetInt32());
        Assert.EndsWith("Z", created.GetProperty("createdAt").GetString());
        Assert.False(created.TryGetProperty("expenses", out _));

        var replaced = await api.PutAsync($"/api/users/{id}", new { email = "zoe@example.org", name = "Zoë" });
        Assert.Equal(2, replaced.GetProperty("version").GetInt32());
        var read = await api.GetAsync($"/api/users/{id}");
        Assert.Equal(replaced.GetRawText(), read.GetRawText());
        Assert.Equal(created.GetProperty("createdAt").GetString(), read.GetProperty("createdAt").GetString());

        await api.DeleteAsync($"/api/users/{id}");
        await api.GetAsync($"/api/users/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Replacing_a_user_with_what_it_is_makes_no_new_version()
    {
        var id = await api.CreateUserAsync();
        var user = await api.GetAsync($"/api/users/{id}");

        var replaced = await api.PutAsync($"/api/users/{id}", new
        {
            email = user.GetProperty("email").GetString(),
            name = user.GetProperty("name").GetString(),
        });

        Assert.Equal(1, replaced.GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("CaFÉ@example.com", "cAfé@EXAMPLE.com")]
    [InlineData("ζωή@example.com", "ΖΩΉ@example.com")]
    public async Task Two_users_cannot_share_an_email_whatever_the_case_outside_ascii_too(string first, string second)
    {
        await api.PostAsync("/api/users", new { email = first, name = "First" });
        var other = await api.CreateUserAsync();

        var created = await api.PostAsync(
            "/api/users", new { email = second, name = "Second" }, HttpStatusCode.Conflict);
        var replaced = await api.PutAsync(
            $"/api/users/{other}", new { email = second, name = "Second" }, HttpStatusCode.Conflict);

        Assert.Equal("/problems/email-taken", created.GetProperty("type").GetString());
        Assert.Equal("email", created.GetProperty("field").GetString());
        Assert.Equal("/problems/email-taken", replaced.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Users_are_listed_by_id_and_found_by_a_part_of_their_name_or_email()
    {
        var (first, second) = (await api.CreateUserAsync("Élodie"), await api.CreateUserAsync("Bo%b_"));

        var all = await api.WalkAsync("/api/users?limit=1");
        var ids = all.Select(user => user.GetProperty("id").GetInt32()).ToList();
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Contains(first, ids);
        Assert.Contains(second, ids);

        Assert.Equal([first], await Ids("éLOD"));
        Assert.Equal([second], await Ids("o%B_"));
        Assert.Equal([second], await Ids("bo%25b_."));
        Assert.Empty(await Ids("o_%"));

        async Task<IEnumerable<int>> Ids(string text) =>
            (await api.WalkAsync($"/api/users?q={(text.Contains("%25") ? text : Uri.EscapeDataString(text))}"))
                .Select(user => user.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Ids_are_never_given_twice()
    {
        var first = await api.CreateUserAsync();
        await api.DeleteAsync($"/api/users/{first}");

        Assert.True(await api.CreateUserAsync() > first);
    }
}
