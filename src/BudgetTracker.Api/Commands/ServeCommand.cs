using System.CommandLine;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Swagger;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>serve</c>: the API.</summary>
internal sealed class ServeCommand : Command
{
    public ServeCommand(CommandRunner runner)
        : base("serve", "Serves the API; this is what happens without a command.") =>
        SetAction(_ => SwaggerServices.IsBuildTime ? runner.RunWithoutLedgerAsync() : runner.RunAsync(ServeAsync, OpenNetwork.Reject));

    /// <summary>Listens and serves requests until the program is asked to stop.</summary>
    /// <exception cref="StartupException">It cannot listen; or a background service failed, and the program has stopped.</exception>
    public static async Task ServeAsync(WebApplication app)
    {
        await app.ListenAsync();
        await app.PrintSetupLinkAsync();
        await app.WaitForShutdownAsync();
        // Whoever watches the program is to start it again.
        if (app.Services.GetServices<IHostedService>().OfType<BackgroundService>()
            .FirstOrDefault(service => service.ExecuteTask is { IsFaulted: true }) is { } failed)
        {
            throw new StartupException($"{failed.GetType().Name} failed: {failed.ExecuteTask!.Exception!.InnerException!.Message}");
        }
    }
}
