using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>Sign-in by email address and password.</summary>
public sealed class SessionTests(SignInApi api) : IClassFixture<SignInApi>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Who_signs_in_has_a_session_until_the_sign_out()
    {
        var alice = await UserWithPasswordAsync();
        var cookie = await api.SignInAsync(alice, Password);

        using var session = await SendAsync(HttpMethod.Get, "/api/session", cookie);
        using var signOut = await SendAsync(HttpMethod.Delete, "/api/session", cookie, ("Sec-Fetch-Site", "same-origin"));
        using var after = await SendAsync(HttpMethod.Get, "/api/session", cookie);

        Assert.Equal(alice, (await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("user").GetProperty("id").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, signOut.StatusCode);
        Assert.StartsWith("bgt_session=;", Assert.Single(signOut.Headers.GetValues("Set-Cookie")));
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_no_script_reads_it()
    {
        var alice = await UserWithPasswordAsync();
        using var client = api.ClientWith(null);
        using var response = await client.PostAsJsonAsync("/api/session", new { email = await EmailAsync(alice), password = Password });

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^bgt_session=bgt_[0-9A-Za-z_-]{48}; max-age=2592000; path=/; samesite=strict; httponly$", cookie);
    }

    [Theory]
    [InlineData(204, "Sec-Fetch-Site", "same-origin")]
    [InlineData(204, "Sec-Fetch-Site", "none")]
    [InlineData(403, "Sec-Fetch-Site", "same-site")]
    [InlineData(403, "Sec-Fetch-Site", "cross-site")]
    [InlineData(204, "Origin", "http://localhost")]
    [InlineData(403, "Origin", "http://localhost:81")]
    [InlineData(403, "Origin", "http://evil.example")]
    [InlineData(403, "Origin", "null")]
    [InlineData(403, "Referer", "http://localhost/")]
    public async Task A_write_with_the_cookie_is_done_for_a_page_of_this_origin_alone(int status, string header, string value)
    {
        var alice = await UserWithPasswordAsync();
        var cookie = await api.SignInAsync(alice, Password);
        var food = await api.CreateCategoryAsync("Food");
        var expense = await api.SpendAsync(alice, food, 1);

        using var response = await SendAsync(HttpMethod.Delete, $"/api/expenses/{expense}", cookie, (header, value));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Another_address_or_password_is_401_alike_and_says_nothing_about_who_there_is()
    {
        var alice = await UserWithPasswordAsync();
        var withoutPassword = await api.CreateUserAsync("Bob");
        string[] details =
        [
            await DetailAsync(await EmailAsync(alice), Password + "!"),
            await DetailAsync(await EmailAsync(withoutPassword), Password),
            await DetailAsync("nobody@example.com", Password),
        ];

        Assert.Single(details.Distinct());

        async Task<string> DetailAsync(string email, string password)
        {
            using var client = api.ClientWith(null);
            using var response = await client.PostAsJsonAsync("/api/session", new { email, password });
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
            Assert.False(response.Headers.Contains("Set-Cookie"));

            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
        }
    }

    [Fact]
    public async Task A_session_is_no_token_and_a_token_no_session()
    {
        var alice = await UserWithPasswordAsync();
        var cookie = await api.SignInAsync(alice, Password);
        using var bearer = api.ClientWith(cookie.Split('=')[1]);
        var token = await api.CreateTokenAsync(alice);

        using var asToken = await bearer.GetAsync("/api/session");
        using var asSession = await SendAsync(HttpMethod.Get, "/api/session", $"bgt_session={token}");
        using var signOut = await (await api.ClientOfAsync(alice)).DeleteAsync("/api/session");

        Assert.Equal(HttpStatusCode.Unauthorized, asToken.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, asSession.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, signOut.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_and_leaves_the_tokens()
    {
        var alice = await UserWithPasswordAsync();
        var cookie = await api.SignInAsync(alice, Password);
        using var own = await api.ClientOfAsync(alice);
        var path = $"/api/users/{alice}/password";

        using var missing = await own.PutAsJsonAsync(path, new { password = "another horse, another" });
        using var wrong = await own.PutAsJsonAsync(path, new { current = "not this one at all", password = "another horse, another" });
        using var shortOne = await own.PutAsJsonAsync(path, new { current = Password, password = "eleven char" });
        using var before = await SendAsync(HttpMethod.Get, "/api/session", cookie);
        using var changed = await own.PutAsJsonAsync(path, new { current = Password, password = "another horse, another" });
        using var after = await SendAsync(HttpMethod.Get, "/api/session", cookie);

        Assert.Equal(
            [400, 400, 400, 200, 204, 401],
            new[] { missing, wrong, shortOne, before, changed, after }.Select(response => (int)response.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/session")).StatusCode);
        await api.SignInAsync(alice, "another horse, another");
    }

    [Fact]
    public async Task A_member_changes_no_password_but_the_own_one()
    {
        var (alice, bob) = (await UserWithPasswordAsync(), await UserWithPasswordAsync());
        using var client = await api.ClientOfAsync(alice);

        using var others = await client.PutAsJsonAsync($"/api/users/{bob}/password", new { current = Password, password = "another horse, another" });
        using var nobodys = await client.PutAsJsonAsync("/api/users/999999/password", new { current = Password, password = "another horse, another" });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (others.StatusCode, nobodys.StatusCode));
        await api.SignInAsync(bob, Password);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_out_for_others_and_not_for_who_is_signed_in()
    {
        var alice = await UserWithPasswordAsync();
        var cookie = await api.SignInAsync(alice, Password);
        var email = await EmailAsync(alice);
        var statuses = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            using var client = api.ClientWith(null);
            using var response = await client.PostAsJsonAsync("/api/session", new { email, password = $"{Password} {i}" });
            statuses.Add((int)response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);
        }

        using var right = api.ClientWith(null);
        using var locked = await right.PostAsJsonAsync("/api/session", new { email, password = Password });
        using var signedIn = await SendAsync(HttpMethod.Get, "/api/session", cookie);

        Assert.Equal([.. Enumerable.Repeat(401, 10), 429, 429], statuses);
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    [Fact]
    public async Task Wrong_tokens_of_an_address_are_429_in_the_end_and_a_good_one_from_there_is_never_slowed()
    {
        var secret = await api.CreateTokenAsync(api.Admin);
        (string, string) address = (SignInApi.AddressHeader, "203.0.113.7");
        var statuses = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            using var wrong = await SendAsync(HttpMethod.Get, "/api/users", null, address, ("Authorization", "Bearer wrong"));
            using var good = await SendAsync(HttpMethod.Get, "/api/users", null, address, ("Authorization", $"Bearer {secret}"));
            statuses.Add((int)wrong.StatusCode);
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        }

        using var elsewhere = await SendAsync(
            HttpMethod.Get, "/api/users", null, (SignInApi.AddressHeader, "203.0.113.8"), ("Authorization", "Bearer wrong"));

        Assert.Equal([.. Enumerable.Repeat(401, 10), 429, 429], statuses);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Sessions_that_have_expired_are_deleted_when_the_next_one_begins()
    {
        var alice = await UserWithPasswordAsync();
        await api.SignInAsync(alice, Password);
        await api.UseDatabaseAsync(db => db.AccessTokens.Where(t => t.UserId == alice)
            .ExecuteUpdateAsync(token => token.SetProperty(t => t.ExpiresAt, DateTime.UtcNow.AddDays(-1))));

        await api.SignInAsync(alice, Password);

        Assert.Equal(1, await api.UseDatabaseAsync(db => db.AccessTokens.CountAsync(t => t.UserId == alice)));
    }

    private async Task<int> UserWithPasswordAsync()
    {
        var user = await api.CreateUserAsync();
        await api.SetPasswordAsync(user, Password);

        return user;
    }

    private async Task<string> EmailAsync(int user) => (await api.GetAsync($"/api/users/{user}")).GetProperty("email").GetString()!;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? cookie, params (string Name, string Value)[] headers)
    {
        using var client = api.ClientWith(null);
        using var request = new HttpRequestMessage(method, path);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return await client.SendAsync(request);
    }
}
