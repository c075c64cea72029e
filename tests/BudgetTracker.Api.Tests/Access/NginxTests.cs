using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using BudgetTracker.Api.Access;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>What docs/proxy.md promises, with a real nginx that speaks TLS.</summary>
[Trait("Runs", "once")]
public sealed class NginxTests : IDisposable
{
    private const string Email = "alice@example.com";
    private const string Password = "correct horse battery";

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-proxy-").FullName;

    [NginxFact]
    public async Task A_proxy_that_is_known_is_believed_and_nobody_else()
    {
        await AddAliceAsync();
        using var server = await ServeAsync("--Access:KnownProxies=127.0.0.1");
        using var nginx = await Nginx.StartAsync(folder, server.Client.BaseAddress!);
        using var browser = nginx.CreateClient();

        using var signedIn = await browser.PostAsJsonAsync("/api/session", new { email = Email, password = Password });
        Assert.Equal(HttpStatusCode.NoContent, signedIn.StatusCode);
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^bgt_session=.*; secure; samesite=strict; httponly$", cookie);
        Assert.Matches("^max-age=[0-9]{7,}", Assert.Single(signedIn.Headers.GetValues("Strict-Transport-Security")));

        browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.Created, await AddCategoryAsync(browser, $"https://{Nginx.Host}"));
        Assert.Equal(HttpStatusCode.Forbidden, await AddCategoryAsync(browser, "https://evil.example"));
        var document = await browser.GetFromJsonAsync<JsonElement>("/swagger/v1/swagger.json");
        Assert.Equal($"https://{Nginx.Host}", document.GetProperty("servers")[0].GetProperty("url").GetString());

        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/api/users") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(elsewhere)).StatusCode);

        // Whoever is wrong is counted by the address that nginx saw, whatever the request says.
        using var attacker = nginx.CreateClient("127.0.0.8");
        using var neighbour = nginx.CreateClient("127.0.0.9");
        Assert.Equal([.. Enumerable.Repeat(401, FailedAttempts.Max), 429], await GuessAsync(attacker));
        Assert.Equal(401, (await GuessAsync(neighbour))[0]);

        // And whoever goes around the proxy is believed nothing.
        using var direct = DirectClient(server.Client.BaseAddress!);
        Assert.Equal([.. Enumerable.Repeat(401, FailedAttempts.Max), 429], await GuessAsync(direct));
        using var plain = await direct.PostAsJsonAsync("/api/session", new { email = Email, password = Password });
        Assert.Equal(HttpStatusCode.NoContent, plain.StatusCode);
        Assert.DoesNotContain("secure", Assert.Single(plain.Headers.GetValues("Set-Cookie")));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [NginxFact]
    public async Task A_proxy_that_is_not_known_is_believed_nothing()
    {
        await AddAliceAsync();
        using var server = await ServeAsync("--Access:KnownProxies=203.0.113.1,2001:db8::/32");
        using var nginx = await Nginx.StartAsync(folder, server.Client.BaseAddress!);
        using var browser = nginx.CreateClient();

        using var signedIn = await browser.PostAsJsonAsync("/api/session", new { email = Email, password = Password });

        Assert.Equal(HttpStatusCode.NoContent, signedIn.StatusCode);
        Assert.DoesNotContain("secure", Assert.Single(signedIn.Headers.GetValues("Set-Cookie")));
        Assert.False(signedIn.Headers.Contains("Strict-Transport-Security"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task AddAliceAsync()
    {
        await RunAsync("user", "add", "--email", Email, "--name", "Alice", "--admin");
        var token = await RunAsync("token", "create", "--email", Email, "--name", "Setup", "--scopes", "read write");
        using var server = await ServeAsync();
        server.Client.DefaultRequestHeaders.Host = Nginx.Host;
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var response = await server.Client.PutAsJsonAsync("/api/users/1/password", new { password = Password });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        await server.StopAsync();

        async Task<string> RunAsync(params string[] arguments)
        {
            var (exitCode, printed, errors) = await ProgramProcess.RunToEndAsync(folder, arguments);
            Assert.True(exitCode == 0, string.Join('\n', errors));

            return printed.Trim();
        }
    }

    private Task<ProgramProcess> ServeAsync(params string[] settings) =>
        ProgramProcess.ServeAsync(folder, ["--Access:Mode=SignIn", $"--AllowedHosts={Nginx.Host}", .. settings]);

    private static async Task<HttpStatusCode> AddCategoryAsync(HttpClient browser, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/categories") { Content = JsonContent.Create(new { name = "Food" }) };
        request.Headers.Add("Origin", origin);
        using var response = await browser.SendAsync(request);

        return response.StatusCode;
    }

    private static async Task<List<int>> GuessAsync(HttpClient client)
    {
        var statuses = new List<int>();
        for (var i = 0; i <= FailedAttempts.Max; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/users");
            request.Headers.Authorization = new("Bearer", "wrong");
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{i}");
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var response = await client.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }

    // From an address that is not the proxy's.
    private static HttpClient DirectClient(Uri server)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (_, cancellationToken) => new NetworkStream(
                await Nginx.ConnectAsync("127.0.0.2", server.Port, cancellationToken), ownsSocket: true),
        };

        return new(handler) { BaseAddress = server, Timeout = Wait.Limit, DefaultRequestHeaders = { Host = Nginx.Host } };
    }
}
