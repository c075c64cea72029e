using System.Net;
using System.Text;

namespace BudgetTracker.Api.Tests.Http;

/// <summary>What only a real server does.</summary>
public sealed class KestrelTests(KestrelTests.KestrelApi api) : IClassFixture<KestrelTests.KestrelApi>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_a_413_problem(bool chunked)
    {
        using var body = new StringContent(new string(' ', 1024 * 1024 + 1), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/users") { Content = body };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await api.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Health_says_that_the_process_lives_and_the_database_answers()
    {
        Assert.Equal("Healthy", (await api.GetAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("Healthy", (await api.GetAsync("/health/ready")).GetProperty("status").GetString());

        api.FailingCommands.Containing = "FROM \"users\"";
        await api.GetAsync("/health/live");
        var problem = await api.GetAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        api.FailingCommands.Containing = null;
        Assert.Equal("/problems/database-unavailable", problem.GetProperty("type").GetString());
    }

    public sealed class KestrelApi : BudgetApi
    {
        public KestrelApi() => UseKestrel(0);
    }
}
