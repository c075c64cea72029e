using System.Net;
using BudgetTracker.Api.Configuration;
using Microsoft.AspNetCore.HttpOverrides;

namespace BudgetTracker.Api.Access;

/// <summary>Believes the forwarded headers of the proxies that the configuration names, and nobody else's.</summary>
internal static class KnownProxies
{
    /// <exception cref="StartupException">One of them is no address and no network, or there is none between the commas.</exception>
    public static void AddKnownProxies(this IServiceCollection services, string setting)
    {
        var (addresses, networks) = (new List<IPAddress>(), new List<System.Net.IPNetwork>());
        foreach (var proxy in setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(proxy, out var address))
                addresses.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                networks.Add(network);
            else
                throw new StartupException($"Access:KnownProxies must be addresses and networks such as 10.0.0.2,10.1.0.0/16, not '{proxy}'.");
        }

        // The framework believes everybody where it is told of nobody.
        if (setting != "" && addresses.Count + networks.Count == 0)
            throw new StartupException($"Access:KnownProxies must name an address or a network, not '{setting}'.");

        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // Through all of them that stand behind one another, up to the first that is not known.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            addresses.ForEach(forwarded.KnownProxies.Add);
            networks.ForEach(forwarded.KnownIPNetworks.Add);
        });
    }
}
