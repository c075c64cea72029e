using BudgetTracker.Api.Access;
using BudgetTracker.Api.Commands;
using BudgetTracker.Api.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BudgetTracker.Api.Tests.Commands;

[Trait("Runs", "once")]
public sealed class FailedServiceTests
{
    [Fact]
    public async Task A_background_service_that_fails_stops_the_program_with_its_cause()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new AccessOptions());
        builder.Services.AddHostedService<Failing>();
        await using var app = builder.Build();

        var failure = await Assert.ThrowsAsync<StartupException>(() => ServeCommand.ServeAsync(app).WaitAsync(Wait.Limit));

        Assert.Equal("Failing failed: Nobody foresaw it.", failure.Message);
    }

    private sealed class Failing(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource();
            lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;

            throw new InvalidDataException("Nobody foresaw it.");
        }
    }
}
