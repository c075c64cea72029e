using System.Net;

namespace BudgetTracker.Api.Tests.Http;

public sealed class PathBaseTests(PathBaseTests.ApiBelowPath api) : IClassFixture<PathBaseTests.ApiBelowPath>
{
    [Theory]
    [InlineData("/budget")]
    [InlineData("")]
    public async Task Addresses_begin_with_the_path_base_whether_the_proxy_takes_it_off_or_not(string sent)
    {
        var name = api.Unique("Food");
        using var body = new StringContent($$"""{"name":"{{name}}"}""", null, "application/json");
        using var created = await api.Client.PostAsync($"{sent}/api/categories", body);
        var root = await api.Client.GetStringAsync($"{sent}/");
        var document = await api.GetAsync($"{sent}/swagger/v1/swagger.json");
        var relative = await api.GetAsync($"{sent}/swagger/v1/swagger.json?servers=relative");
        var page = await api.Client.GetStringAsync($"{sent}/swagger/index.html");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.StartsWith("/budget/api/categories/", created.Headers.Location?.ToString());
        // All of its addresses are relative to it.
        Assert.Contains("src=\"app.js\"", root);
        Assert.Equal("http://localhost/budget", document.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.Equal("/budget", relative.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.Contains("./swagger-ui-bundle.js", page);
        await api.GetAsync(created.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_path_base_without_a_slash_leads_to_the_page()
    {
        using var response = await api.Client.GetAsync("/budget");

        Assert.Equal("/budget/", response.Headers.Location?.ToString());
    }

    public sealed class ApiBelowPath : BudgetApi
    {
        public ApiBelowPath() => Settings = [("PathBase", "/budget")];
    }
}
