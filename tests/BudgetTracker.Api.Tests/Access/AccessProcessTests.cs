using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>From nothing to somebody who is signed in, as a person does it from a shell.</summary>
[Trait("Runs", "once")]
public sealed partial class AccessProcessTests : IDisposable
{
    private const string Password = "correct horse battery";

    private static readonly string[] Scopes = ["read"];

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-access-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_link_that_the_start_prints_makes_the_first_admin_once()
    {
        using (var program = await ProgramProcess.ServeAsync(folder, "--Access:Mode=SignIn"))
        {
            var code = (await program.WaitForAsync(Link())).Groups[1].Value;
            var setup = new { code, email = "alice@example.com", name = "Alice", password = Password };

            Assert.Equal(HttpStatusCode.Unauthorized, (await program.Client.GetAsync("/api/users")).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await program.Client.PostAsJsonAsync("/api/setup", setup with { code = "wrong" })).StatusCode);
            Assert.Equal(HttpStatusCode.NoContent, (await program.Client.PostAsJsonAsync("/api/setup", setup)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await program.Client.PostAsJsonAsync("/api/setup", setup)).StatusCode);

            // The client keeps the cookie, as a browser does.
            Assert.Contains("\"role\":\"admin\"", await program.Client.GetStringAsync("/api/session"));
        }

        using var next = await ProgramProcess.ServeAsync(folder, "--Access:Mode=SignIn");
        Assert.Equal(HttpStatusCode.NoContent, (await next.Client.PostAsJsonAsync(
            "/api/session", new { email = "ALICE@example.com", password = Password })).StatusCode);
        var (_, log) = await next.StopAsync();
        Assert.DoesNotContain("setup?code", log);
    }

    [Fact]
    public async Task Who_becomes_the_first_admin_loses_the_tokens_of_before()
    {
        await RunAsync("", "user", "add", "--email", "bob@example.com", "--name", "Bob");
        var token = await RunAsync("", "token", "create", "--email", "bob@example.com", "--name", "Old", "--scopes", "read write");
        using var program = await ProgramProcess.ServeAsync(folder, "--Access:Mode=SignIn");
        var code = (await program.WaitForAsync(Link())).Groups[1].Value;
        using var before = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        before.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Output.Trim());
        Assert.Contains("\"role\":\"member\"", await (await program.Client.SendAsync(before)).Content.ReadAsStringAsync());

        var setup = new { code, email = "bob@example.com", name = "Bob", password = Password };
        Assert.Equal(HttpStatusCode.NoContent, (await program.Client.PostAsJsonAsync("/api/setup", setup)).StatusCode);

        using var client = new HttpClient { BaseAddress = program.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = before.Headers.Authorization;
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/users")).StatusCode);
    }

    [Fact]
    public async Task Verbs_add_a_user_set_a_password_and_print_a_token_alone()
    {
        var added = await RunAsync("", "user", "add", "--email", "bob@example.com", "--name", "Bob", "--admin");
        var password = await RunAsync($"{Password}\n", "user", "password", "--email", "BOB@example.com");
        var token = await RunAsync("", "token", "create", "--email", "bob@example.com", "--name", "Backup", "--scopes", "read write");
        var users = await RunAsync("", "user", "list");
        var tokens = await RunAsync("", "token", "list");

        Assert.Equal((0, "1\n"), (added.ExitCode, added.Output));
        Assert.Equal((0, ""), (password.ExitCode, password.Output));
        Assert.Matches("^bgt_[0-9A-Za-z_-]{48}\n$", token.Output);
        Assert.Equal("1\tbob@example.com\tadmin\tpassword\tBob\n", users.Output);
        Assert.StartsWith($"1\tbob@example.com\t{token.Output[..8]}\tread write\tuntil ", tokens.Output);

        using (var program = await ProgramProcess.ServeAsync(folder, "--Access:Mode=SignIn"))
        {
            program.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Output.Trim());
            Assert.Contains("\"name\":\"Bob\"", await program.Client.GetStringAsync("/api/session"));
            Assert.Equal(HttpStatusCode.NoContent, (await program.Client.PostAsJsonAsync(
                "/api/session", new { email = "bob@example.com", password = Password })).StatusCode);
            var running = await RunAsync("", "user", "list");
            Assert.Equal(1, running.ExitCode);
            Assert.Contains("is in use by another process; one ledger file has one server.", running.Errors[^1]);
        }

        Assert.Equal(0, (await RunAsync("", "token", "revoke", "1")).ExitCode);
        Assert.Equal("", (await RunAsync("", "token", "list")).Output);
    }

    [Theory]
    [InlineData("user add: email: Must be an email address.", "", "user", "add", "--email", "bob", "--name", "Bob")]
    [InlineData("user password: No user has the email address bob@example.com.", "correct horse battery\n", "user", "password", "--email", "bob@example.com")]
    [InlineData("user password: password: Must be text of 12 to 128 characters, none of them a control character and at least one of them visible.",
        "short\n", "user", "password", "--email", "bob@example.com")]
    [InlineData("--days must be a whole number from 1 to 36500, not '0'.", "",
        "token", "create", "--email", "bob@example.com", "--name", "x", "--scopes", "read", "--days", "0")]
    [InlineData("token revoke: No token has the id 7.", "", "token", "revoke", "7")]
    [InlineData("Option '--scopes' is required.", "", "token", "create", "--email", "bob@example.com", "--name", "x")]
    public async Task A_verb_that_cannot_is_rejected_in_one_line(string expected, string input, params string[] arguments)
    {
        await RunAsync("", "migrate");

        var (exitCode, output, errors) = await RunAsync(input, arguments);

        Assert.Equal((1, "", expected), (exitCode, output, errors[^1]));
    }

    [Theory]
    [InlineData("Urls", "--urls=http://0.0.0.0:0")]
    [InlineData("Urls", "--urls=http://localhost:0;http://*:0")]
    [InlineData("Urls", "--urls=http://[::]:0")]
    [InlineData("Urls", "--urls=http://budget.example:0")]
    [InlineData("HTTP_PORTS", "--HTTP_PORTS=0")]
    [InlineData("Kestrel:Endpoints:All:Url", "--Kestrel:Endpoints:All:Url=http://0.0.0.0:0")]
    [InlineData("Urls", "demo", "--urls=http://0.0.0.0:0")]
    [InlineData("Urls", "--urls=http://0.0.0.0:0", "--Kestrel:Endpoints:Own:Url=http://127.0.0.1:0")]
    public async Task Without_sign_in_an_address_that_others_reach_stops_the_start(string key, params string[] arguments)
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, arguments);

        Assert.Equal(1, exitCode);
        var line = Assert.Single(errors);
        Assert.StartsWith($"{key}: ", line);
        Assert.Contains("Access:Mode=SignIn", line);
        Assert.Contains("Access:AllowOpenNetwork=true", line);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("--Access:Mode=Closed", "Access:Mode must be Open or SignIn, not 'Closed'.")]
    [InlineData("--Idempotency:KeepHours=99999999", "Idempotency:KeepHours must be a whole number from 1 to 876000, not '99999999'.")]
    [InlineData("--Access:AllowOpenNetwork=yes", "Access:AllowOpenNetwork must be true or false, not 'yes'.")]
    [InlineData("--Access:KnownProxies=10.0.0.1,proxy", "Access:KnownProxies must be addresses and networks such as 10.0.0.2,10.1.0.0/16, not 'proxy'.")]
    [InlineData("--Access:KnownProxies=,", "Access:KnownProxies must name an address or a network, not ','.")]
    [InlineData("--Access:Modus=Open", "Access:Modus is no setting of BudgetTracker; did you mean Access:Mode?")]
    public async Task A_wrong_setting_stops_the_start_in_one_line(string argument, string expected)
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, argument);

        Assert.Equal((1, expected), (exitCode, Assert.Single(errors)));
    }

    [Fact]
    public async Task An_open_network_can_be_allowed()
    {
        using var program = await ProgramProcess.ServeAsync(folder, "--Access:AllowOpenNetwork=true", "--Kestrel:Endpoints:All:Url=http://0.0.0.0:0");

        // What it listens on is no address to send to.
        Assert.Contains("\"mode\":\"open\"", await program.Client.GetStringAsync($"http://127.0.0.1:{program.Client.BaseAddress!.Port}/api/session"));
    }

    [Fact]
    public async Task No_secret_is_in_the_file_its_WAL_an_export_or_the_log_at_its_loudest()
    {
        var token = (await RunAsync("", "user", "add", "--email", "bob@example.com", "--name", "Bob", "--admin")).Output == "1\n"
            ? (await RunAsync("", "token", "create", "--email", "bob@example.com", "--name", "x", "--scopes", "read write")).Output.Trim()
            : "";
        using var program = await ProgramProcess.ServeAsync(folder, "--Access:Mode=SignIn", "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
            "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace");
        program.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.NoContent, (await program.Client.PutAsJsonAsync("/api/users/1/password", new { password = Password })).StatusCode);
        var second = await (await program.Client.PostAsJsonAsync("/api/tokens", new { name = "y", scopes = Scopes })).Content.ReadAsStringAsync();
        using var signIn = await program.Client.PostAsJsonAsync("/api/session", new { email = "bob@example.com", password = Password });
        var export = await program.Client.GetStringAsync("/api/export/ledger.ndjson");
        string[] secrets =
        [
            token, Secret().Match(second).Value, Secret().Match(string.Join(' ', signIn.Headers.GetValues("Set-Cookie"))).Value, Password,
        ];
        Assert.All(secrets, secret => Assert.True(secret.Length > 12, secret));
        var stored = await ReadStoredAsync();
        var (_, log) = await program.StopAsync();

        Assert.Contains("access_tokens", program.Log + log);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, program.Log + log);
            Assert.DoesNotContain(secret, export);
            Assert.All(stored, content => Assert.DoesNotContain(secret, content));
        }

        Assert.DoesNotContain("password", export, StringComparison.OrdinalIgnoreCase);
    }

    // The running program has locked its file against readers that ask for locks.
    private async Task<List<string>> ReadStoredAsync()
    {
        var copy = Path.Combine(folder, "copy");
        using (var process = Process.Start("cp", ["-r", Path.Combine(folder, "data"), copy]))
            await process.WaitForExitAsync();

        var files = Directory.GetFiles(copy);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));

        return [.. files.Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)))];
    }

    private Task<(int ExitCode, string Output, string[] Errors)> RunAsync(string input, params string[] arguments) =>
        ProgramProcess.RunToEndAsync(folder, ["sh", "-c", "printf %s \"$0\" | \"$@\"", input], arguments);

    [GeneratedRegex("/#/setup\\?code=([0-9A-Za-z_-]+)")]
    private static partial Regex Link();

    [GeneratedRegex("bgt_[0-9A-Za-z_-]{48}")]
    private static partial Regex Secret();
}
