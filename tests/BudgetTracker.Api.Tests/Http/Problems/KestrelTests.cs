using System.Net;

namespace BudgetTracker.Api.Tests.Http.Problems;

/// <summary>What only a real server does.</summary>
public sealed class KestrelTests(KestrelTests.KestrelApi api) : IClassFixture<KestrelTests.KestrelApi>
{
    [Fact]
    public async Task The_server_does_not_say_what_it_is()
    {
        using var response = await api.Client.GetAsync("/api/users");

        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Health_says_that_the_process_lives_and_the_database_answers()
    {
        Assert.Equal("Healthy", (await api.GetAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("Healthy", (await api.GetAsync("/health/ready")).GetProperty("status").GetString());

        api.FailingCommands.Containing = "FROM users";
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
