using System.Net;
using System.Net.Http.Json;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>Behind a proxy: who it says sends a request is believed of the known ones alone.</summary>
public sealed class ProxyTests(ProxyTests.ProxiedApi api) : IClassFixture<ProxyTests.ProxiedApi>
{
    private const string Password = "correct horse battery";

    [Theory]
    [InlineData("10.0.0.2", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("10.2.0.1", false)]
    public async Task Failures_count_for_the_client_of_a_known_proxy_and_for_an_unknown_one_itself(string proxy, bool isKnown)
    {
        for (var i = 0; i < 11; i++)
            await SendAsync($"203.0.113.{i}");

        // Ten came from there before, if the proxy was not believed.
        Assert.Equal(isKnown ? HttpStatusCode.Unauthorized : HttpStatusCode.TooManyRequests, await SendAsync("203.0.113.99"));

        async Task<HttpStatusCode> SendAsync(string client)
        {
            using var nobody = api.ClientWith("wrong");
            nobody.DefaultRequestHeaders.Add(SignInApi.AddressHeader, proxy);
            nobody.DefaultRequestHeaders.Add("X-Forwarded-For", client);
            using var response = await nobody.GetAsync("/api/users");

            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("10.0.0.2", "https", true)]
    [InlineData("10.0.0.2", "http", false)]
    [InlineData("10.2.0.1", "https", false)]
    public async Task Under_TLS_at_a_known_proxy_the_cookie_is_secure_and_so_is_every_later_request(string proxy, string scheme, bool isSecure)
    {
        var user = await api.CreateUserAsync();
        await api.SetPasswordAsync(user, Password);
        using var client = api.ClientWith(null);
        client.DefaultRequestHeaders.Host = "budget.example";
        client.DefaultRequestHeaders.Add(SignInApi.AddressHeader, proxy);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.1");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        var email = (await api.GetAsync($"/api/users/{user}")).GetProperty("email").GetString();

        using var response = await client.PostAsJsonAsync("/api/session", new { email, password = Password });

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(isSecure, Assert.Single(response.Headers.GetValues("Set-Cookie")).Contains("; secure"));
        Assert.Equal(isSecure, response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("budget.example", HttpStatusCode.Unauthorized)]
    [InlineData("BUDGET.example:8443", HttpStatusCode.Unauthorized)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("budget.example.evil.example", HttpStatusCode.BadRequest)]
    public async Task Only_by_an_allowed_name_is_the_server_called(string host, HttpStatusCode expected)
    {
        // Without a look at the contract: the framework rejects what never reaches the API.
        using var nobody = api.CreateClient();
        nobody.DefaultRequestHeaders.Host = host;
        using var response = await nobody.GetAsync("/api/users");

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.BadRequest)
            Assert.Equal(0, response.Content.Headers.ContentLength ?? 0);
    }

    public sealed class ProxiedApi : SignInApi
    {
        public ProxiedApi() =>
            Settings = [("Access:KnownProxies", "10.0.0.2, 10.1.0.0/16"), ("AllowedHosts", "localhost;budget.example")];
    }
}
