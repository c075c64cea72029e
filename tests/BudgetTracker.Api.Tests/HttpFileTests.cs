using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BudgetTracker.Api.Tests.Swagger;

namespace BudgetTracker.Api.Tests;

/// <summary>BudgetTracker.http can be run from top to bottom, and leaves no operation out.</summary>
public sealed partial class HttpFileTests
{
    [Fact]
    public async Task Every_request_of_the_file_gets_what_its_title_says()
    {
        await using var api = new BudgetApi();
        foreach (var (title, method, path, headers, body) in await ReadRequestsAsync())
        {
            using var request = new HttpRequestMessage(method, path);
            // What a client for .http files sends as the ends of the lines of a form.
            if (headers.GetValueOrDefault("Content-Type") is { } type && type.StartsWith("multipart/", StringComparison.Ordinal))
            {
                request.Content = new StringContent(body.ReplaceLineEndings("\r\n") + "\r\n");
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            }
            else if (body.Length > 0)
            {
                request.Content = new StringContent(body, new MediaTypeHeaderValue(headers["Content-Type"]));
            }

            foreach (var (name, value) in headers.Where(header => header.Key != "Content-Type"))
                request.Headers.TryAddWithoutValidation(name, value);

            using var response = await api.Client.SendAsync(request);
            var status = (int)response.StatusCode;
            var isAsSaid = Status().Match(title) is { Success: true } named
                ? status == int.Parse(named.Value)
                : response.IsSuccessStatusCode;
            Assert.True(isAsSaid, $"{title}: {status} {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Every_operation_of_the_contract_is_in_the_file()
    {
        var requests = await ReadRequestsAsync();
        var called = requests.Select(request => Contract.Find(request.Method, request.Path.Split('?')[0])?.Id);

        Assert.Empty(Contract.Operations.Select(operation => operation.Id).Except(called));
    }

    private static async Task<List<Request>> ReadRequestsAsync()
    {
        var text = await File.ReadAllTextAsync(FilePath());

        return
        [
            .. text.Split("\n### ").Skip(1).Select(part =>
            {
                var (head, body) = part.Split("\n\n", 2) is [var first, var rest] && (rest.Contains('{') || first.Contains("multipart/"))
                    ? (first, rest)
                    : (part, "");
                var lines = head.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                var line = lines[1].Split(' ');

                return new Request(
                    lines[0],
                    new HttpMethod(line[0]),
                    line[1].Replace("{{host}}", "", StringComparison.Ordinal),
                    lines.Skip(2).Select(header => header.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]),
                    body.Trim());
            }),
        ];
    }

    private static string FilePath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../src/BudgetTracker.Api/BudgetTracker.http");

    [GeneratedRegex("\\b[1-5][0-9]{2}\\b")]
    private static partial Regex Status();

    private sealed record Request(
        string Title, HttpMethod Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
}
