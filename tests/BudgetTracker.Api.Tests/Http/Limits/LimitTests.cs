using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BudgetTracker.Api.Tests.Http.Limits;

/// <summary>What one client may ask for; only a real server keeps these limits.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("/api/users", 64 * 1024, false)]
    [InlineData("/api/users", 64 * 1024, true)]
    [InlineData("/api/expenses/batch", 1024 * 1024, false)]
    [InlineData("/api/expenses/batch", 1024 * 1024, true)]
    public async Task A_body_may_be_64_KB_and_that_of_a_batch_1_MB(string path, int limit, bool chunked)
    {
        await using var api = new LimitedApi();

        // Of a chunked body, the frames of the chunks count too.
        var atLimit = await PostBlanksAsync(api, path, chunked ? limit - 1000 : limit, chunked);
        var above = await PostBlanksAsync(api, path, limit + 1, chunked);
        var aboveWithKey = await PostBlanksAsync(api, path, limit + 1, chunked, key: "key");

        Assert.Equal(HttpStatusCode.BadRequest, atLimit.Status);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), above);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), aboveWithKey);
    }

    [Theory]
    [InlineData(70_000)]
    [InlineData(2_147_483_647)]
    [InlineData(9_223_372_036_854_775_807)]
    public async Task A_length_that_a_client_makes_up_is_a_413_and_reserves_nothing(long length)
    {
        await using var api = new LimitedApi();
        using var connection = new TcpClient();
        await connection.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{{"));
        using var reader = new StreamReader(stream);

        Assert.StartsWith("HTTP/1.1 413 ", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Every_limit_can_be_configured()
    {
        await using var api = new LimitedApi(
            ("Limits:MaxBodyBytes", "100"),
            ("Limits:MaxBatchBodyBytes", "200"),
            ("Limits:MaxHeaderBytes", "1000"),
            ("Limits:MaxJsonDepth", "1"),
            ("Limits:MaxConnections", "1"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostBlanksAsync(api, "/api/users", 101)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostBlanksAsync(api, "/api/expenses/batch", 201)).Status);

        // Last: each 413 closes the connection, and the place of the only one is free some time later.
        Assert.Equal(HttpStatusCode.BadRequest, (await PostBlanksAsync(api, "/api/expenses/batch", 200)).Status);
        using var deep = new StringContent("""{"name":{}}""", Encoding.UTF8, "application/json");
        var problem = await api.PostAsync("/api/categories", deep, HttpStatusCode.BadRequest);
        Assert.Contains("1 levels deep", problem.GetRawText());

        // A response may be deeper.
        await api.CreateCategoryAsync("Food");
        Assert.Single(await api.WalkAsync("/api/categories"));

        // The client keeps its one connection, so a second is closed without a response.
        using var second = new TcpClient();
        await second.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port);
        Assert.Equal(0, await second.GetStream().ReadAsync(new byte[1]));

        using var wide = new HttpRequestMessage(HttpMethod.Get, "/api/users");
        wide.Headers.Add("X-Wide", new string('x', 1000));
        using var tooWide = await api.Client.SendAsync(wide);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, tooWide.StatusCode);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_a_503()
    {
        await using var api = new LimitedApi(("Limits:RequestSeconds", "1"));
        api.StartServer();
        using var held = api.FailingCommands.Hold();

        using var response = await api.Client.GetAsync("/api/users");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("1", response.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Headers_that_do_not_come_to_their_end_are_a_408_without_a_body()
    {
        await using var api = new LimitedApi(("Limits:RequestSeconds", "1"));
        using var connection = new TcpClient();
        await connection.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n"u8.ToArray());

        var response = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await response.ReadLineAsync());
        Assert.Equal("Content-Length: 0", await response.ReadLineAsync());
    }

    private static async Task<(HttpStatusCode Status, string? MediaType)> PostBlanksAsync(
        BudgetApi api,
        string path,
        int size,
        bool chunked = false,
        string? key = null)
    {
        (HttpStatusCode, string?)? response = null;
        await Wait.UntilAsync(
            async () => (response = await TryPostBlanksAsync(api, path, size, chunked, key)) is not null,
            $"{path} has a response.");

        return response!.Value;
    }

    private static async Task<(HttpStatusCode Status, string? MediaType)?> TryPostBlanksAsync(
        BudgetApi api,
        string path,
        int size,
        bool chunked,
        string? key)
    {
        using var body = new StringContent(new string(' ', size), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.TransferEncodingChunked = chunked;
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);

        try
        {
            using var response = await api.Client.SendAsync(request);

            return (response.StatusCode, response.Content.Headers.ContentType?.MediaType);
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
            // The server responds before it has read a body that is too large, and then closes: the client may still be sending.
            return null;
        }
    }

    private sealed class LimitedApi : BudgetApi
    {
        public LimitedApi(params (string Key, string Value)[] settings)
        {
            Settings = settings;
            UseKestrel();
        }
    }
}
