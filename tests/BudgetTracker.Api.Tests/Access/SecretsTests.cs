using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>A secret is where its owner has it, and nowhere else.</summary>
[Trait("Runs", "once")]
public sealed partial class SecretsTests : IDisposable
{
    private const string Email = "alice@example.com";
    private const string Password = "Kaninchen im Zylinder";
    private const string NewPassword = "Zylinder im Kaninchen";
    private const string WrongPassword = "Kaninchen ohne Zylinder";

    // Settings of a part of the log go before those of all of it.
    private static readonly string[] LogOfEverything =
    [
        "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Trace",
        "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace",
    ];

    private static readonly string[] Scopes = ["read", "write"];

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-secrets-").FullName;

    [Fact]
    public async Task No_secret_is_in_the_ledger_its_log_a_copy_an_export_or_a_log_of_everything()
    {
        var places = new Dictionary<string, byte[]>();
        var secrets = new Dictionary<string, string>
        {
            ["password"] = Password,
            ["new password"] = NewPassword,
            ["wrong password"] = WrongPassword,
        };
        using var program = await ProgramProcess.ServeAsync(folder, ["--Access:Mode=SignIn", .. LogOfEverything]);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = program.Client.BaseAddress, Timeout = Wait.Limit };
        var link = await program.WaitForAsync(Link());
        var code = secrets["setup code"] = link.Groups[1].Value;
        using var setUp = await ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Post, "/api/setup", new { code, email = Email, name = "Alice", password = Password });
        var cookie = SessionOf(setUp);
        secrets["first session"] = cookie.Value["bgt_session=".Length..];
        using var first = await ExpectAsync(
            HttpStatusCode.Created, HttpMethod.Post, "/api/tokens", new { name = "First", scopes = Scopes }, null, cookie, ("Sec-Fetch-Site", "same-origin"));
        secrets["first token"] = await SecretOfAsync(first);
        var bearer = new AuthenticationHeaderValue("Bearer", secrets["first token"]);
        await ExpectAsync(HttpStatusCode.Unauthorized, HttpMethod.Post, "/api/session", new { email = Email, password = WrongPassword });
        using var signedIn = await ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Post, "/api/session", new { email = Email, password = Password });
        secrets["session"] = SessionOf(signedIn).Value["bgt_session=".Length..];
        using var created = await ExpectAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/tokens", new { name = "Second", scopes = Scopes }, bearer);
        secrets["token"] = await SecretOfAsync(created);
        await ExpectAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/session", null, null, SessionOf(signedIn));
        await ExpectAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/api/users/1/password", new { current = WrongPassword, password = NewPassword }, bearer);
        await ExpectAsync(HttpStatusCode.NotFound, HttpMethod.Post, "/api/setup", new { code = "no code", email = "a@b", name = "A", password = NewPassword });

        // Requests that go wrong in the middle of a secret, and very long ones.
        await ExpectAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/session", $$"""{"email":"alice@example.com","password":"{{NewPassword}}"x""");
        await ExpectAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/session", $$"""{"email":"alice@example.com","password":["{{NewPassword}}"]}""");
        await ExpectAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "/api/session", null, new("Bearer", secrets["token"] + new string('A', 10_000)));
        await ExpectAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "/api/session", null, new("Basic", secrets["token"]));
        await ExpectAsync(
            HttpStatusCode.Forbidden, HttpMethod.Post, "/api/categories", new { name = "x" }, null, SessionOf(signedIn), ("Origin", "http://evil.example"));
        await ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Put, "/api/users/1/password", new { current = Password, password = NewPassword }, bearer);
        foreach (var export in new[] { "ledger.ndjson", "expenses.csv" })
        {
            using var response = await ExpectAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/export/{export}", null, bearer);
            places[export] = await response.Content.ReadAsByteArrayAsync();
        }

        foreach (var list in new[] { "users?include=expenses", "roles", "tokens", "session", "users/1" })
        {
            using var response = await ExpectAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/{list}", null, bearer);
            places[list] = await response.Content.ReadAsByteArrayAsync();
        }

        // Of the running server, which has locked its file: what it has written so far is in the write-ahead log.
        using (var cp = Process.Start("cp", ["-r", $"{folder}/data", $"{folder}/live"]))
            await cp.WaitForExitAsync();

        foreach (var file in Directory.GetFiles($"{folder}/live"))
            places[Path.GetFileName(file)] = await File.ReadAllBytesAsync(file);

        Assert.Contains("budget.db-wal", places.Keys);
        Assert.True(Contains(places["budget.db-wal"], Email), "The search finds what is there.");
        var (_, rest) = await program.StopAsync();

        // The link itself is for whoever starts the server.
        places["log"] = Encoding.UTF8.GetBytes(program.Log + Link().Replace(rest, "", 1));
        Assert.True(Contains(places["log"], "with arguments (SessionRequest"), "The log is one of everything.");
        var (_, made, errors) = await ProgramProcess.RunToEndAsync(
            folder, ["token", "create", "--email", Email, "--name", "Verb", "--scopes", "read write", .. LogOfEverything]);
        secrets["token of the verb"] = made.Trim();
        places["log of the verb"] = Encoding.UTF8.GetBytes(string.Join('\n', errors));
        await using (var connection = new SqliteConnection($"Data Source={folder}/data/budget.db;Pooling=false"))
        {
            await connection.OpenAsync();
            await using var vacuum = connection.CreateCommand();
            vacuum.CommandText = $"VACUUM INTO '{folder}/copy.db'";
            await vacuum.ExecuteNonQueryAsync();
        }

        places["copy"] = await File.ReadAllBytesAsync($"{folder}/copy.db");
        Assert.Empty(
            from place in places
            from secret in secrets
            where Contains(place.Value, secret.Value)
            select $"The {secret.Key} is in {place.Key}");

        static (string Name, string Value) SessionOf(HttpResponseMessage response) =>
            ("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        static async Task<string> SecretOfAsync(HttpResponseMessage response) =>
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;

        async Task<HttpResponseMessage> ExpectAsync(
            HttpStatusCode expected,
            HttpMethod method,
            string path,
            object? body,
            AuthenticationHeaderValue? authorization = null,
            params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = authorization } };
            request.Content = body is string text ? new StringContent(text, null, "application/json") : body is null ? null : JsonContent.Create(body);
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);

            var response = await client.SendAsync(request);
            Assert.True(expected == response.StatusCode, $"{method} {path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");

            return response;
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    // As it is written, as a name in a log may be, and without what lists show of a token.
    private static bool Contains(byte[] place, string secret) => new[] { secret, secret.StartsWith("bgt_", StringComparison.Ordinal) ? secret[8..] : secret }
        .SelectMany(text => new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.UTF8.GetBytes(Uri.EscapeDataString(text)) })
        .Any(bytes => place.AsSpan().IndexOf(bytes) >= 0);

    [GeneratedRegex(@"setup\?code=([\w-]+)")]
    private static partial Regex Link();
}
