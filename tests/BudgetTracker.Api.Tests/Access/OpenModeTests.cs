using System.Net;
using System.Net.Http.Json;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>Without sign-in, programs on this machine are trusted, and pages of others in its browser are not.</summary>
[Trait("Runs", "once")]
public sealed class OpenModeTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.Created)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.Created)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost:5000", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost", HttpStatusCode.Created)]
    [InlineData("X-Nothing", "of the kind", HttpStatusCode.Created)]
    public async Task A_page_of_somebody_else_writes_nothing(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/categories");
        request.Content = JsonContent.Create(new { name = api.Unique("Category") });
        request.Headers.Add(header, value);

        using var response = await api.Client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Forbidden, response.Content.Headers.ContentType?.MediaType == "application/problem+json");
    }

    [Theory]
    [InlineData("localhost", "", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5000", "", HttpStatusCode.OK)]
    [InlineData("[::1]:5000", "", HttpStatusCode.OK)]
    [InlineData("budget.example", "", HttpStatusCode.BadRequest)]
    [InlineData("budget.example", "AllowedHosts=budget.example", HttpStatusCode.OK)]
    [InlineData("localhost", "AllowedHosts=budget.example", HttpStatusCode.BadRequest)]
    [InlineData("budget.example", "Access:AllowOpenNetwork=true", HttpStatusCode.OK)]
    public async Task A_name_that_somebody_has_lead_here_is_rejected(string host, string setting, HttpStatusCode expected)
    {
        await using var other = new SqliteApi { Settings = setting.Split('=') is [var key, var value] ? [(key, value)] : [] };
        using var client = other.CreateClient();
        client.DefaultRequestHeaders.Host = host;

        using var response = await client.GetAsync("/api/users");

        Assert.Equal(expected, response.StatusCode);
    }
}
