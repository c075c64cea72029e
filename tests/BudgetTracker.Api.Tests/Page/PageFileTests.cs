using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>The files of the page, as a browser asks for them.</summary>
public sealed partial class PageFileTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task The_root_is_the_page_and_takes_nothing_from_elsewhere()
    {
        using var response = await api.Client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<script type=\"module\" src=\"app.js\">", await response.Content.ReadAsStringAsync());
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/app.js")]
    [InlineData("/style.css")]
    [InlineData("/lib/pico.min.css")]
    public async Task A_copy_that_is_current_is_not_sent_again(string path)
    {
        using var first = await api.Client.GetAsync(path);
        using var conditional = new HttpRequestMessage(HttpMethod.Get, path)
        {
            Headers = { { "If-None-Match", first.Headers.ETag?.ToString() } },
        };
        using var again = await api.Client.SendAsync(conditional);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode));
        Assert.Contains("no-cache", first.Headers.CacheControl?.ToString());
    }

    // In Development, as in the other tests, files are served as they are now.
    [Fact]
    public async Task The_program_compresses_what_it_serves_and_serves_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory("budgettracker-page-").FullName;
        using (var program = await ProgramProcess.ServeAsync(folder))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/lib/chart.umd.js") { Headers = { { "Accept-Encoding", "gzip" } } };
            using var compressed = await program.Client.SendAsync(request);
            var plain = await program.Client.GetByteArrayAsync("/lib/chart.umd.js");
            using var types = await program.Client.GetAsync("/types.d.ts");

            Assert.Equal("gzip", Assert.Single(compressed.Content.Headers.ContentEncoding));
            Assert.InRange((await compressed.Content.ReadAsByteArrayAsync()).Length, 1, plain.Length / 2);
            Assert.Equal(HttpStatusCode.NotFound, types.StatusCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Nothing_is_inline_and_nothing_comes_from_elsewhere()
    {
        var faults =
            from file in Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(Folder(), file)
            where !name.StartsWith("lib", StringComparison.Ordinal)
            from Match match in Forbidden().Matches(File.ReadAllText(file).Replace("http://www.w3.org/2000/svg", ""))
            select $"{name}: {match.Value}";

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_library_is_the_file_that_it_says_it_is()
    {
        var folder = Path.Combine(Folder(), "lib");
        var libraries = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "libraries.json"))).RootElement;
        var said = libraries.EnumerateArray()
            .Select(library => $"{Text(library, "file")} {Text(library, "sha256")}");
        var found = Directory.EnumerateFiles(folder)
            .Where(file => file.EndsWith(".js", StringComparison.Ordinal) || file.EndsWith(".css", StringComparison.Ordinal))
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}");

        Assert.Equal(said.Order(), found.Order());
        Assert.All(
            libraries.EnumerateArray().SelectMany(library => library.GetProperty("licenseFiles").EnumerateArray()),
            license => Assert.True(File.Exists(Path.Combine(folder, license.GetString()!)), $"There is no {license}."));
    }

    private static string Text(JsonElement library, string field) => library.GetProperty(field).GetString()!;

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/BudgetTracker.Api/wwwroot"));

    // Other addresses; scripts, handlers and styles within HTML; text that would become HTML or a script.
    [GeneratedRegex("""https?://|\bon[a-z]+="|\bstyle="|<script(?![^>]*\bsrc=)|<style|innerHTML|outerHTML|\beval\(|new Function""")]
    private static partial Regex Forbidden();
}
