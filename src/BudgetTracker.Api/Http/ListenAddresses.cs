using System.Net;
using BudgetTracker.Api.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BudgetTracker.Api.Http;

/// <summary>The addresses to listen on: checked before anything is opened or created, and logged once the server listens.</summary>
/// <remarks>
/// Kestrel looks at them last of all. It takes what it cannot read as a port for a part of the host's name, and listens
/// to everybody on port 80.
/// </remarks>
public static class ListenAddresses
{
    /// <summary>Checks <c>Urls</c>, the ports that take its place in containers, and the endpoints of <c>Kestrel</c>.</summary>
    /// <exception cref="StartupException">An address is wrong; the message names its key.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var url in Split("Urls"))
            Check("Urls", url, url);

        foreach (var port in Split("HTTP_PORTS"))
            Check("HTTP_PORTS", port, $"http://*:{port}");

        foreach (var port in Split("HTTPS_PORTS"))
            Check("HTTPS_PORTS", port, $"https://*:{port}");

        foreach (var url in configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Url")))
        {
            if (url.Value is { } value)
                Check(url.Path, value, value);
        }

        string[] Split(string key) =>
            configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <summary>The first address that other machines reach, of those that Kestrel will listen on, and its key.</summary>
    /// <remarks>Its own endpoints go before <c>Urls</c>, unless it is told otherwise, and those before the ports.</remarks>
    public static (string Key, string Address)? FindOpen(IConfiguration configuration) =>
        All(configuration).Where(address => !IsLoopback(BindingAddress.Parse(address.Address)))
            .Select(address => ((string, string)?)address)
            .FirstOrDefault();

    /// <summary>The names and addresses by which programs on this machine call a server that listens to them alone.</summary>
    public static IEnumerable<string> LocalHosts(IConfiguration configuration) =>
        All(configuration).Select(address => BindingAddress.Parse(address.Address).Host)
            .Concat(["localhost", "127.0.0.1", "[::1]"])
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private static List<(string Key, string Address)> All(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Url"))
            .Where(url => url.Value is not null)
            .Select(url => (Key: url.Path, Address: url.Value!))
            .ToList();
        List<(string Key, string Address)> addresses = [.. endpoints, .. Addresses("Urls", url => url)];
        if (addresses.Count == 0)
            addresses = [.. Addresses("HTTP_PORTS", port => $"http://*:{port}"), .. Addresses("HTTPS_PORTS", port => $"https://*:{port}")];

        return addresses;

        List<(string Key, string Address)> Addresses(string key, Func<string, string> address) =>
            [.. (configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? []).Select(setting => (key, address(setting)))];
    }

    /// <summary>Logs a line for each address, with <c>PathBase</c> and without a slash at its end, once the server listens.</summary>
    public static void LogAddresses(this WebApplication app, Action<ILogger, string> log) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var server = app.Services.GetRequiredService<IServer>();
            foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
                log(app.Logger, address + app.Configuration["PathBase"]);
        });

    // Kestrel takes any other name for all addresses.
    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe || address.IsNamedPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    private static void Check(string key, string setting, string url)
    {
        if (!IsAddress(url))
            throw new StartupException($"{key} must be addresses such as http://localhost:5000, not '{setting}'.");
    }

    private static bool IsAddress(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return false;
        }

        if (address.IsUnixPipe || address.IsNamedPipe)
            return true;

        var isIPv6 = address.Host.StartsWith('[') && IPAddress.TryParse(address.Host, out _);

        return address.Scheme.ToLowerInvariant() is "http" or "https"
            && address.PathBase.Length == 0
            && address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort
            && (isIPv6 || address.Host is "*" or "+" || Uri.CheckHostName(address.Host) is UriHostNameType.Dns or UriHostNameType.IPv4);
    }
}
