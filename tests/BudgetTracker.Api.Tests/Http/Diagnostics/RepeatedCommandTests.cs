using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BudgetTracker.Api.Tests.Http.Diagnostics;

/// <summary>A loop that queries is called out.</summary>
public sealed class RepeatedCommandTests
{
    [Theory]
    [InlineData("Development", 500)]
    [InlineData("Production", 200)]
    public async Task A_loop_over_users_that_queries_is_logged_once_and_throws_in_development(string environment, int status)
    {
        await using var api = new LoopingApi(environment);
        for (var i = 0; i < 9; i++)
            await api.CreateUserAsync();

        using var within = await api.Client.GetAsync("/loop?users=5");
        using var past = await api.Client.GetAsync("/loop?users=9");

        Assert.Equal(200, (int)within.StatusCode);
        Assert.Equal(status, (int)past.StatusCode);
        var warning = Assert.Single(api.Log.Warnings, message => message.Contains("same SQL"));
        Assert.Matches("/loop.* sent the same SQL 6 times: SELECT .*FROM \"?expenses", warning.ReplaceLineEndings(" "));
    }

    /// <summary>The API with a route that does what none of its own does.</summary>
    private sealed class LoopingApi(string environment) : BudgetApi
    {
        public RecordedLog Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment(environment);
            builder.ConfigureLogging(logging => logging.AddProvider(Log));
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, LoopRoute>());
        }
    }

    private sealed class LoopRoute : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.UseEndpoints(endpoints => endpoints.MapGet("/loop", async (int users, BudgetDbContext db) =>
            {
                var total = 0;
                foreach (var user in await db.Users.OrderBy(u => u.Id).Take(users).ToListAsync())
                    total += await db.Expenses.CountAsync(e => e.UserId == user.Id);

                return total;
            }));
        };
    }
}
