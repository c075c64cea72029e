using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Http;

namespace BudgetTracker.Api.Access;

/// <summary>Without sign-in, the server is for programs on the same machine.</summary>
internal static class OpenNetwork
{
    /// <summary>Stops the start, before anything is opened or created, where others could read and delete everything.</summary>
    /// <exception cref="StartupException">Names the address, and the settings to choose from.</exception>
    public static void Reject(WebApplication app)
    {
        var options = app.Services.GetRequiredService<AccessOptions>();
        if (options.Mode == AccessMode.Open && !options.AllowOpenNetwork && ListenAddresses.FindOpen(app.Configuration) is var (key, address))
        {
            throw new StartupException(
                $"{key}: {address} can be reached from other machines, and whoever reaches it could read and delete everything: "
                + "set Access:Mode=SignIn, so that people sign in, or Access:AllowOpenNetwork=true if something else keeps strangers out.");
        }
    }
}
