using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BudgetTracker.Api.Tests.Http.Diagnostics;

/// <summary>What names a request is made when somebody asks for it, and not for every request.</summary>
[Trait("Runs", "once")]
public sealed class RequestTraceTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Fact]
    public async Task Without_telemetry_a_request_makes_no_span()
    {
        var user = await api.CreateUserAsync();
        var (asked, span) = (0, (Activity?)null);
        api.FailingCommands.Before = _ =>
        {
            (asked, span) = (asked + 1, Activity.Current);

            return Task.CompletedTask;
        };
        await api.GetAsync($"/api/users/{user}");
        api.FailingCommands.Before = null;

        Assert.Equal(1, asked);
        Assert.Null(span);
    }

    [Fact]
    public void No_scope_is_kept_for_the_log()
    {
        var logger = api.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Mvc");

        Assert.Same(logger.BeginScope("a request"), logger.BeginScope("another one"));
    }
}
