using System.Net;
using System.Net.Sockets;
using System.Text;
using BudgetTracker.Api.Tests.Http.Problems;
using BudgetTracker.Api.Tests.Swagger;

namespace BudgetTracker.Api.Tests.Http;

/// <summary>HEAD and OPTIONS, which no route names: HEAD wherever GET is, OPTIONS on every address.</summary>
public abstract class MethodTests(BudgetApi api)
{
    // Beside those of the document, the addresses that GET is for.
    private static readonly string[] OtherPaths =
        ["/", "/health/live", "/health/ready", "/swagger/v1/swagger.json", "/swagger/index.html", "/swagger/swagger-ui.css"];

    // What is only known when the content is made (RFC 9110, 9.3.2), and what differs between any two responses.
    private static readonly string[] MayDiffer = ["Content-Length", "Transfer-Encoding", "Date", "Server-Timing"];

    [Fact]
    public async Task Head_gets_what_get_gets_without_a_body()
    {
        var home = await api.CreateHomeAsync();
        var expense = (await api.WalkAsync("/api/expenses"))[0].GetProperty("id");
        var budget = await api.CreateBudgetAsync(home.Alice, home.Food, 300);
        var import = (await api.UploadAsync(home.Alice, "Date,Payee,Amount\n2025-01-30,Shop,-1.00\n")).GetProperty("id");
        var paths = Contract.Operations.Where(operation => operation.Method == "GET")
            .Select(operation => operation.Template
                .Replace("/expenses/{id}", $"/expenses/{expense}")
                .Replace("/budgets/{id}", $"/budgets/{budget}")
                .Replace("/categories/{id}", $"/categories/{home.Food.Id}")
                .Replace("/imports/{id}", $"/imports/{import}")
                .Replace("/users/{id}", $"/users/{home.Alice}"))
            .Select(path => path.EndsWith("/spending", StringComparison.Ordinal) ? $"{path}?groupBy=category" : path)
            .Concat(OtherPaths)
            .Concat(["/api/users?include=expenses&limit=1", "/api/users?bogus=1", "/api/users/999999", "/api/user"])
            .Concat(["/api/expenses/batch", "/swagger/nothing.js"]);

        foreach (var path in paths)
        {
            Assert.DoesNotContain("{", path);
            var get = await ResponseAsync(HttpMethod.Get, path);
            var head = await ResponseAsync(HttpMethod.Head, path);

            Assert.Equal($"{path}: {get.StatusAndHeaders}", $"{path}: {head.StatusAndHeaders}");
            Assert.Equal((path, 0), (path, head.BodyLength));
        }
    }

    [Fact]
    public async Task Head_of_a_copy_that_is_current_is_304_and_a_condition_that_cannot_be_read_is_400()
    {
        var path = $"/api/users/{await api.CreateUserAsync()}";

        var known = await ResponseAsync(HttpMethod.Head, path, ("If-None-Match", "\"1\""));
        var changed = await ResponseAsync(HttpMethod.Head, path, ("If-None-Match", "\"2\""));
        var malformed = await ResponseAsync(HttpMethod.Head, path, ("If-None-Match", "1"));

        Assert.StartsWith("NotModified", known.StatusAndHeaders);
        Assert.Contains("ETag: \"1\"", known.StatusAndHeaders);
        Assert.StartsWith("OK", changed.StatusAndHeaders);
        Assert.StartsWith("BadRequest", malformed.StatusAndHeaders);
    }

    [Fact]
    public async Task Head_costs_what_get_costs()
    {
        var path = $"/api/users/{await api.CreateUserAsync()}?include=expenses";
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await api.Client.SendAsync(request);

        Assert.EndsWith("desc=\"2 commands\"", Assert.Single(response.Headers.GetValues("Server-Timing")));
    }

    [Fact]
    public async Task Options_names_the_methods_of_an_address_and_405_names_the_same()
    {
        var methodsByPath = Contract.Operations.ToLookup(operation => operation.Template, operation => operation.Method)
            .Select(path => (Path: path.Key.Replace("{id}", "1").Replace("{expenseId}", "1"), Methods: path.AsEnumerable()))
            .Concat(OtherPaths.Select(path => (path, (IEnumerable<string>)["GET"])));

        foreach (var (path, methods) in methodsByPath)
        {
            var allowed = string.Join(", ", methods.Concat(methods.Contains("GET") ? ["HEAD"] : []).Order());
            foreach (var (method, status) in new[] { ("OPTIONS", HttpStatusCode.NoContent), ("BREW", HttpStatusCode.MethodNotAllowed) })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                using var response = await api.Client.SendAsync(request);

                Assert.Equal((path, status), (path, response.StatusCode));
                Assert.Equal((path, allowed), (path, string.Join(", ", response.Content.Headers.Allow)));
                var isEmpty = (await response.Content.ReadAsByteArrayAsync()).Length == 0;
                Assert.Equal((path, method == "OPTIONS"), (path, isEmpty));
            }
        }
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api/users/x")]
    [InlineData("/api/users/1/nothing")]
    public async Task Options_of_an_address_that_does_not_exist_is_404(string path)
    {
        var problem = await api.SendAsync(HttpMethod.Options, path, body: null, HttpStatusCode.NotFound);

        Assert.Equal("/problems/not-found", problem.GetProperty("type").GetString());
    }

    private async Task<(string StatusAndHeaders, int BodyLength)> ResponseAsync(
        HttpMethod method,
        string path,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await api.Client.SendAsync(request);
        var shown = response.Headers.Concat(response.Content.Headers)
            .Where(header => !MayDiffer.Contains(header.Key))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");

        return (
            $"{response.StatusCode}\n{string.Join('\n', shown)}",
            (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    public sealed class OnTestServer(BudgetApi api) : MethodTests(api), IClassFixture<BudgetApi>;

    public sealed class OnKestrel(KestrelTests.KestrelApi api) : MethodTests(api), IClassFixture<KestrelTests.KestrelApi>
    {
        // A body would be taken for the beginning of the next response.
        [Fact]
        public async Task A_connection_goes_on_after_a_head()
        {
            var user = await api.CreateUserAsync();
            using var connection = new TcpClient();
            await connection.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port);
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HEAD /api/users/{user} HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "HEAD /swagger/swagger-ui.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + $"GET /api/users/{user} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

            var responses = (await new StreamReader(stream).ReadToEndAsync()).Split("\r\n\r\n");

            Assert.Equal(
                ["HTTP/1.1 200 OK", "HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found", "HTTP/1.1 204 No Content", "HTTP/1.1 200 OK"],
                responses.Take(5).Select(response => response.Split("\r\n")[0]));
            Assert.Contains("\"name\":\"Alice\"", responses[5]);
        }
    }
}
