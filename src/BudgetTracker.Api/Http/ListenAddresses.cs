using System.Net;
using System.Net.Sockets;
using BudgetTracker.Api.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BudgetTracker.Api.Http;

/// <summary>The addresses to listen on: checked before anything is opened or created, listened to, and logged.</summary>
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
        foreach (var (key, setting, address) in Urls(configuration).Concat(Ports(configuration)).Concat(Endpoints(configuration)))
        {
            if (!IsAddress(address))
                throw new StartupException($"{key} must be addresses such as http://localhost:5000, not '{setting}'.");
        }
    }

    /// <summary>The first address that other machines reach, of those that Kestrel will listen on, and its key.</summary>
    /// <remarks>Its own endpoints go before <c>Urls</c>, unless it is told otherwise, and those before the ports.</remarks>
    public static (string Key, string Address)? FindOpen(IConfiguration configuration) =>
        All(configuration).Where(setting => !IsLoopback(BindingAddress.Parse(setting.Address)))
            .Select(setting => ((string, string)?)(setting.Key, setting.Address))
            .FirstOrDefault();

    /// <summary>The names and addresses by which programs on this machine call a server that listens to them alone.</summary>
    public static IEnumerable<string> LocalHosts(IConfiguration configuration) =>
        All(configuration).Select(address => BindingAddress.Parse(address.Address).Host)
            .Concat(["localhost", "127.0.0.1", "[::1]"])
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts to listen.</summary>
    /// <exception cref="StartupException">An address of <c>Urls</c> is wrong or taken.</exception>
    public static async Task ListenAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Asked to stop before it listened, it has stopped: that is no error.
        }
        catch (Exception exception)
            when (exception is IOException or FormatException or InvalidOperationException or SocketException
                or ArgumentException)
        {
            throw new StartupException($"Urls: {exception.Message}");
        }
    }

    /// <summary>Logs a line for each address, with <c>PathBase</c> and without a slash at its end, once the server listens.</summary>
    public static void LogAddresses(this WebApplication app, Action<ILogger, string> log) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var server = app.Services.GetRequiredService<IServer>();
            foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
                log(app.Logger, address + app.Configuration["PathBase"]);
        });

    // Those that Kestrel will listen on.
    private static List<Setting> All(IConfiguration configuration) =>
        Endpoints(configuration).Concat(Urls(configuration)).ToList() is { Count: > 0 } addresses ? addresses : [.. Ports(configuration)];

    private static IEnumerable<Setting> Endpoints(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => endpoint.GetSection("Url"))
            .Where(url => url.Value is not null)
            .Select(url => new Setting(url.Path, url.Value!, url.Value!));

    private static IEnumerable<Setting> Urls(IConfiguration configuration) =>
        Split(configuration, "Urls").Select(url => new Setting("Urls", url, url));

    private static IEnumerable<Setting> Ports(IConfiguration configuration) =>
    [
        .. Split(configuration, "HTTP_PORTS").Select(port => new Setting("HTTP_PORTS", port, $"http://*:{port}")),
        .. Split(configuration, "HTTPS_PORTS").Select(port => new Setting("HTTPS_PORTS", port, $"https://*:{port}")),
    ];

    private static string[] Split(IConfiguration configuration, string key) =>
        configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    // Kestrel takes any other name for all addresses.
    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe || address.IsNamedPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

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

    // What a key has, and the address that it stands for.
    private readonly record struct Setting(string Key, string Value, string Address);
}
