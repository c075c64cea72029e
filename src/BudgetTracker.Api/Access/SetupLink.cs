using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BudgetTracker.Api.Access;

/// <summary>Prints the link by which the first admin is made.</summary>
internal static class SetupLink
{
    /// <summary>Prints it where people sign in and no admin can. A log would keep it, and so it is no line of the log.</summary>
    public static async Task PrintSetupLinkAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccessOptions>().Mode == AccessMode.Open)
            return;

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        if (!await app.Services.GetRequiredService<FirstAdmin>().IsMissingAsync(db, app.Lifetime.ApplicationStopping))
            return;

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var code = app.Services.GetRequiredService<SetupCode>().Renew();
        await Console.Out.WriteLineAsync(
            $"No admin can sign in yet. Within an hour, make one here: {addresses.FirstOrDefault()}{app.Configuration["PathBase"]}/#/setup?code={code}");
    }
}
