using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BudgetTracker.Api.Tests.Http.Problems;

/// <summary>What only a real server does.</summary>
public sealed class KestrelTests(KestrelTests.KestrelApi api) : IClassFixture<KestrelTests.KestrelApi>
{
    [Fact]
    public async Task The_server_does_not_say_what_it_is()
    {
        using var response = await api.Client.GetAsync("/api/users");

        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Health_says_that_the_process_lives_and_the_database_is_available()
    {
        Assert.Equal("Healthy", (await api.GetAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("Healthy", (await api.GetAsync("/health/ready")).GetProperty("status").GetString());

        api.FailingCommands.Containing = "FROM users";
        await api.GetAsync("/health/live");
        var problem = await api.GetAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        api.FailingCommands.Containing = null;
        Assert.Equal("/problems/database-unavailable", problem.GetProperty("type").GetString());
    }

    // Kestrel rejects these before there is a request that the pipeline could respond to, and lets nobody write their body.
    [Theory]
    [InlineData("GARBAGE\r\n\r\n", "400 Bad Request")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400 Bad Request")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n", "400 Bad Request")]
    [InlineData("GET /api/\0 HTTP/1.1\r\nHost: localhost\r\n\r\n", "400 Bad Request")]
    [InlineData("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n", "414 URI Too Long")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}{long}\r\n\r\n", "431 Request Header Fields Too Large")]
    public async Task What_is_no_request_is_rejected_with_a_status_and_no_body(string sent, string status)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent.Replace("{long}", new string('x', 8192 + 200))));

        var response = new StreamReader(stream);
        Assert.Equal($"HTTP/1.1 {status}", await response.ReadLineAsync());
        Assert.Equal("Content-Length: 0", await response.ReadLineAsync());
    }

    public sealed class KestrelApi : BudgetApi
    {
        public KestrelApi() => UseKestrel();
    }
}
