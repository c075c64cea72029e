using System.Net;

namespace BudgetTracker.Api.Tests.Http;

/// <summary>Headers that tell clients what not to do with a response; <see cref="Swagger.Contract"/> asks for them on every one.</summary>
public sealed class ResponseHeaderTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Theory]
    [InlineData("/api/users", 200)]
    [InlineData("/api/users?bogus=1", 400)]
    [InlineData("/nothing", 404)]
    [InlineData("/", 200)]
    [InlineData("/app.js", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/swagger/index.html", 200)]
    [InlineData("/swagger/v1/swagger.json", 200)]
    public async Task Every_response_forbids_sniffing_framing_and_referrers(string path, int status)
    {
        using var response = await api.Client.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        CheckHeaders(response);
    }

    [Fact]
    public async Task An_unforeseen_error_does_so_too()
    {
        api.FailingCommands.Containing = "FROM users";
        using var response = await api.Client.GetAsync("/api/users");
        api.FailingCommands.Containing = null;

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        CheckHeaders(response);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task What_has_a_tag_may_be_kept_and_is_asked_for_again_and_nothing_else_is_kept()
    {
        var user = await api.CreateUserAsync();
        using var conditional = new HttpRequestMessage(HttpMethod.Get, $"/api/users/{user}") { Headers = { { "If-None-Match", "*" } } };
        using var known = await api.Client.SendAsync(conditional);

        Assert.Equal("no-cache", await CacheControlAsync($"/api/users/{user}"));
        Assert.Equal((HttpStatusCode.NotModified, "no-cache"), (known.StatusCode, known.Headers.CacheControl?.ToString()));
        Assert.Equal("no-store", await CacheControlAsync($"/api/users/{user}?include=expenses"));
        Assert.Equal("no-store", await CacheControlAsync("/api/expenses"));
        Assert.Equal("no-store", await CacheControlAsync("/api/users/999999"));
        Assert.Equal("no-store", await CacheControlAsync("/swagger/v1/swagger.json"));
        Assert.Equal("max-age=0, private", await CacheControlAsync("/swagger/index.html"));
    }

    private static void CheckHeaders(HttpResponseMessage response)
    {
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.EndsWith("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.NotNull(response.Headers.CacheControl);
    }

    private async Task<string?> CacheControlAsync(string path)
    {
        using var response = await api.Client.GetAsync(path);

        return response.Headers.CacheControl?.ToString();
    }
}
