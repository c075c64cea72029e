using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BudgetTracker.Api.Tests.Swagger;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Access;

public sealed class TokenTests(SignInApi api) : IClassFixture<SignInApi>
{
    private static readonly string[] ReadAndWrite = ["read", "write"];
    private static readonly string[] Read = ["read"];

    [Fact]
    public async Task A_token_is_shown_once_and_signs_its_owner_in_until_it_is_revoked()
    {
        var alice = await api.CreateUserAsync();
        using var first = await api.ClientOfAsync(alice);
        using var created = await first.PostAsJsonAsync("/api/tokens", new { name = "Spreadsheet", scopes = ReadAndWrite });
        var token = await created.Content.ReadFromJsonAsync<JsonElement>();
        var secret = token.GetProperty("secret").GetString()!;
        using var client = api.ClientWith(secret);

        var session = await client.GetFromJsonAsync<JsonElement>("/api/session");
        var listed = await client.GetFromJsonAsync<JsonElement>("/api/tokens");
        using var revoked = await first.DeleteAsync($"/api/tokens/{token.GetProperty("id")}");
        using var after = await client.GetAsync("/api/session");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Matches("^bgt_[0-9A-Za-z_-]{48}$", secret);
        Assert.Equal(secret[..8], token.GetProperty("prefix").GetString());
        Assert.Equal(("signIn", alice, "member", "[\"read\",\"write\"]"), (
            session.GetProperty("mode").GetString(),
            session.GetProperty("user").GetProperty("id").GetInt32(),
            session.GetProperty("role").GetString(),
            session.GetProperty("scopes").GetRawText()));
        Assert.DoesNotContain(secret, listed.GetRawText());
        Assert.Contains("\"name\":\"Spreadsheet\"", listed.GetRawText());
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal("Bearer", after.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task What_is_no_secret_is_rejected_without_a_look_into_the_database()
    {
        var secret = await api.CreateTokenAsync(api.Admin);
        string[] malformed =
        [
            "", "x", secret[..^1], secret + "A", secret[1..], "BGT_" + secret[4..], Flip(secret, 10), Flip(secret, 51), $"{secret} {secret}",
            $"{secret}, Bearer {secret}", new string('A', 10_000), "bgt_" + new string('A', 48), secret.Replace('g', 'ｇ'), $"\"{secret}\"",
        ];
        foreach (var value in malformed)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/users");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {value}");
            using var client = api.ClientWith(null);
            using var response = await client.SendAsync(request);

            // The many wrong ones are counted.
            Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, $"{value}: {response.StatusCode}");
            Assert.EndsWith("desc=\"0 commands\"", Assert.Single(response.Headers.GetValues("Server-Timing")));
        }
    }

    [Theory]
    [InlineData("/api/users?access_token={secret}")]
    [InlineData("/api/users?token={secret}")]
    [InlineData("/api/users?Authorization=Bearer%20{secret}")]
    public async Task A_token_in_the_address_signs_nobody_in(string path)
    {
        using var client = api.ClientWith(null);
        using var response = await client.GetAsync(path.Replace("{secret}", await api.CreateTokenAsync(api.Admin)));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_expired_token_and_one_of_a_deleted_user_sign_nobody_in()
    {
        var bob = await api.CreateUserAsync("Bob");
        using var expired = api.ClientWith(await api.CreateTokenAsync(api.Admin, expiresAt: DateTime.UtcNow.AddSeconds(-1)));
        using var good = api.ClientWith(await api.CreateTokenAsync(bob, expiresAt: DateTime.UtcNow.AddHours(1)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await expired.GetAsync("/api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await good.GetAsync("/api/session")).StatusCode);
        await api.DeleteAsync($"/api/users/{bob}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await good.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task A_token_for_reading_writes_nothing_whatever_the_operation()
    {
        using var reader = await api.ClientOfAsync(api.Admin, canWrite: false);
        foreach (var operation in Contract.Operations.Where(o => o.Id is not ("createSession" or "setUp")))
        {
            var path = operation.Template.Replace("{id}", "999999").Replace("{from}", "2026-01-01").Replace("{expenseId}", "1");
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path);
            using var response = await reader.SendAsync(request);

            Assert.Equal((operation.Id, operation.Method != "GET"), (operation.Id, response.StatusCode == HttpStatusCode.Forbidden));
        }
    }

    [Fact]
    public async Task A_token_remembers_the_hour_of_its_last_use()
    {
        var alice = await api.CreateUserAsync();
        using var client = await api.ClientOfAsync(alice);
        await client.GetAsync("/api/session");

        await Wait.UntilAsync(
            () => api.UseDatabaseAsync(db => db.AccessTokens.AnyAsync(t => t.UserId == alice && t.LastUsedAt != null)),
            "The use is written down.");

        var used = (await client.GetFromJsonAsync<JsonElement>("/api/tokens")).GetProperty("items")[0].GetProperty("lastUsedAt").GetDateTime();
        Assert.Equal((0, 0), (used.Minute, used.Second));
    }

    [Fact]
    public async Task A_member_sees_no_token_of_anybody_else_and_an_admin_all()
    {
        var (alice, bob) = (await api.CreateUserAsync(), await api.CreateUserAsync("Bob"));
        using var client = await api.ClientOfAsync(alice);
        await api.CreateTokenAsync(bob);
        var bobs = (await api.GetAsync($"/api/tokens?userId={bob}")).GetProperty("items");
        var id = Assert.Single(bobs.EnumerateArray()).GetProperty("id");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/api/tokens?userId={bob}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"/api/tokens/{id}")).StatusCode);
        await api.DeleteAsync($"/api/tokens/{id}");
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["write"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["write","read"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["read","read"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["admin"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":null}""", "scopes")]
    [InlineData("""{"name":"","scopes":["read"]}""", "name")]
    [InlineData("""{"name":"x","scopes":["read"],"expiresAt":"2020-01-01T00:00:00.000Z"}""", "expiresAt")]
    [InlineData("""{"name":"x","scopes":["read"],"expiresAt":"tomorrow"}""", "expiresAt")]
    [InlineData("""{"name":"x","scopes":["read"],"userId":1}""", "userId")]
    [InlineData("""{"name":"x","scopes":["read"],"role":"admin"}""", "role")]
    public async Task A_token_that_cannot_be_is_rejected_by_its_field(string body, string field)
    {
        var problem = await api.SendAsync(HttpMethod.Post, "/api/tokens", new StringContent(body, null, "application/json"), HttpStatusCode.BadRequest);

        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task A_request_with_a_secret_takes_no_idempotency_key()
    {
        foreach (var (path, body) in new (string, object)[]
        {
            ("/api/tokens", new { name = "x", scopes = Read }),
            ("/api/session", new { email = "a@b", password = "correct horse battery" }),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", "k");
            using var response = await api.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("Idempotency-Key", await response.Content.ReadAsStringAsync());
        }
    }

    private static string Flip(string secret, int index) =>
        secret[..index] + (secret[index] == 'A' ? 'B' : 'A') + secret[(index + 1)..];
}
