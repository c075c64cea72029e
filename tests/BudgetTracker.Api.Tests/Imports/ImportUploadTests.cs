using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>Uploads that cannot be read, and what is left of them: nothing.</summary>
public sealed class ImportUploadTests(ImportUploadTests.UploadApi api) : IClassFixture<ImportUploadTests.UploadApi>
{
    private static readonly string File = Csv.Of("2026-01-30,Shop,-12.50");

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "an empty file", [], "The file is empty." },
        { "blanks", " \r\n\t\n"u8.ToArray(), "The file is empty." },
        { "a picture", [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0], "This is a picture." },
        { "a zip archive", [.. "PK"u8, 3, 4, .. "text.txt"u8], "a zip archive" },
        { "a spreadsheet", [.. "PK"u8, 3, 4, .. "xl/workbook.xml"u8], "an Excel file: save it as CSV" },
        { "an old spreadsheet", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "an Excel file: save it as CSV" },
        { "binary zeros", [.. Encoding.UTF8.GetBytes(File), 0, 0, 0], "Line 3, column 1" },
        { "half a character", [.. "Date,Payee,Amount\n2026-01-30,Caf"u8, 0xC3], "Line 2, column 15" },
        { "a quote that never closes", "Date,Payee,Amount\n2026-01-30,\"Shop,-12.50\n2026-01-31,Shop,-1.00\n"u8.ToArray(), "Line 2" },
        { "a million columns", Encoding.UTF8.GetBytes(new string(',', 1_000_000)), "Line 1: The line" },
        { "one line of 2 MB", Encoding.UTF8.GetBytes(new string('x', 2_000_000)), "Line 1: The line" },
        { "a DTD", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><Document>&x;</Document>"u8.ToArray(), "An XML file with a DTD is not accepted." },
        { "an external entity", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"u8.ToArray(), "An XML file with a DTD is not accepted." },
        { "100,000 levels", Encoding.UTF8.GetBytes("<a>" + string.Concat(Enumerable.Repeat("<b>", 100_000))), "Elements are nested too deeply." },
        { "no date", "Name,Amount\nA,1\nB,2\n"u8.ToArray(), "Line 1" },
        { "a row too many", Encoding.UTF8.GetBytes(Csv.Of(Enumerable.Repeat("2026-01-30,Shop,-12.50", 101))), "more than 100 rows" },
    };

    // Megabytes: xunit would make a test case of each before any test runs.
    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public async Task A_file_that_cannot_be_read_is_rejected_with_its_place_and_nothing_is_stored(string name, byte[] file, string expected)
    {
        var user = await api.CreateUserAsync();

        var problem = await UploadAsync(user, BudgetApi.Form(file), HttpStatusCode.BadRequest);

        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal((name, "file"), (name, error.Name));
        Assert.Contains(expected, error.Value[0].GetString());
        Assert.Equal(0, await api.UseDatabaseAsync(db => db.Imports.CountAsync(i => i.UserId == user)));
    }

    [Theory]
    [InlineData("2026-01-30,Shop,-12.345", "more than two decimal places")]
    [InlineData("2026-01-30,Shop,-100000000.00", "beyond 99999999.99")]
    [InlineData("2026-02-30,Shop,-1.00", "is no day of the years 1900 to 2199")]
    public async Task A_row_that_cannot_be_read_is_invalid_and_the_others_are_not(string row, string expected)
    {
        var preview = await api.UploadAsync(await api.CreateUserAsync(), Csv.Of("2026-01-30,Shop,-12.50", row));

        var invalid = Assert.Single(await api.WalkAsync($"/api/imports/{preview.GetProperty("id")}/rows?status=invalid"));
        Assert.Equal(3, invalid.GetProperty("line").GetInt32());
        Assert.Contains(expected, invalid.GetProperty("reason").GetString());
        Assert.Equal(1, preview.GetProperty("counts").GetProperty("new").GetInt32());
    }

    [Fact]
    public async Task A_formula_in_a_description_is_text()
    {
        var preview = await api.UploadAsync(await api.CreateUserAsync(), Csv.Of("2026-01-30,\"=HYPERLINK(\"\"http://x\"\")\",-12.50"));

        var row = Assert.Single(await api.WalkAsync($"/api/imports/{preview.GetProperty("id")}/rows"));
        Assert.Equal("=HYPERLINK(\"http://x\")", row.GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("dateformat", "yyyy-MM-dd", "dateformat")]
    [InlineData("Format", "csv", "Format")]
    [InlineData("format", "CSV", "format")]
    [InlineData("format", "pdf", "format")]
    [InlineData("sign", "negative", "sign")]
    [InlineData("header", "yes", "header")]
    [InlineData("delimiter", ";;", "delimiter")]
    [InlineData("decimalSeparator", "'", "decimalSeparator")]
    [InlineData("createCategories", "True", "createCategories")]
    [InlineData("defaultCategoryId", "999999", "defaultCategoryId")]
    [InlineData("defaultCategoryId", "Food", "defaultCategoryId")]
    [InlineData("encoding", "klingon", "encoding")]
    [InlineData("dateColumn", "Nothing", "dateColumn")]
    [InlineData("file", "text", "file")]
    public async Task An_option_that_is_unknown_or_wrong_is_named(string name, string value, string field)
    {
        var user = await api.CreateUserAsync();

        var problem = await UploadAsync(user, BudgetApi.Form(Encoding.UTF8.GetBytes(File), (name, value)), HttpStatusCode.BadRequest);

        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        Assert.Empty(await api.WalkAsync($"/api/users/{user}/imports"));
    }

    [Fact]
    public async Task An_option_that_is_sent_as_a_file_is_named()
    {
        var user = await api.CreateUserAsync();
        using var form = BudgetApi.Form(Encoding.UTF8.GetBytes(File));
        form.Add(new StringContent(";"), "delimiter", "delimiter.txt");

        var problem = await UploadAsync(user, form, HttpStatusCode.BadRequest);

        Assert.Equal("Must be a value, not a file.", problem.GetProperty("errors").GetProperty("delimiter")[0].GetString());
    }

    [Fact]
    public async Task All_errors_of_a_form_are_named_at_once()
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent("x"), "format" }, { new StringContent("1"), "nope" }, { new StringContent("a"), "sign" },
            { new StringContent("true"), "header" }, { new StringContent("false"), "header" },
        };

        var problem = await UploadAsync(1, form, HttpStatusCode.BadRequest, "?page=2");

        Assert.Equal(
            ["file", "format", "header", "nope", "page", "sign"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Fact]
    public async Task An_empty_option_is_one_that_is_left_out()
    {
        var form = BudgetApi.Form(Encoding.UTF8.GetBytes(File), ("dateFormat", ""), ("format", ""), ("defaultCategoryId", ""), ("delimiter", ""));

        var preview = await UploadAsync(await api.CreateUserAsync(), form, HttpStatusCode.Created);

        Assert.Equal(1, preview.GetProperty("counts").GetProperty("new").GetInt32());
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nDate", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data", "--x--", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"sign\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\na\r\n--x--\r\n", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "file=a", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, "Date,Payee,Amount", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_whole_form_is_rejected(string? type, string body, HttpStatusCode status)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await UploadAsync(await api.CreateUserAsync(), content, status);
    }

    [Fact]
    public async Task The_same_upload_with_the_same_key_is_one_import_whatever_boundary_the_client_makes_up()
    {
        var user = await api.CreateUserAsync();
        var responses = new List<(HttpStatusCode, string)>();
        foreach (var (file, option) in new[] { (File, "utf-8"), (File, "utf-8"), (File, "us-ascii"), (File + "2026-01-31,B,-1\n", "utf-8") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/users/{user}/imports");
            request.Content = BudgetApi.Form(Encoding.UTF8.GetBytes(file), ("encoding", option));
            request.Headers.Add("Idempotency-Key", $"upload-{user}");
            using var response = await api.Client.SendAsync(request);
            responses.Add((response.StatusCode, await response.Content.ReadAsStringAsync()));
        }

        Assert.Equal(responses[0], responses[1]);
        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity],
            responses.Select(response => response.Item1));
        Assert.Single(await api.WalkAsync($"/api/users/{user}/imports"));
    }

    [Theory]
    [InlineData(UploadApi.MaxBytes, HttpStatusCode.Created)]
    [InlineData(UploadApi.MaxBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(UploadApi.MaxBytes + 200_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_may_be_as_large_as_the_configuration_says(int size, HttpStatusCode expected)
    {
        var user = await api.CreateUserAsync();
        var file = Encoding.UTF8.GetBytes(File + new string('\n', size - File.Length));

        await Wait.UntilAsync(
            async () =>
            {
                try
                {
                    await UploadAsync(user, BudgetApi.Form(file), expected);

                    return true;
                }
                catch (HttpRequestException exception) when (exception.InnerException is IOException)
                {
                    // The server responds before it has read a body that is too large, and then closes: the client may still be sending.
                    return false;
                }
            },
            "The upload has a response.");
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var user = await api.CreateUserAsync();
        var address = api.Client.BaseAddress!;
        var head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + File;
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(address.Host, address.Port);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/users/{user}/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + $"Content-Length: {head.Length + 1000}\r\n\r\n{head}"));
        }

        await api.UploadAsync(user, File);
        Assert.Single(await api.WalkAsync($"/api/users/{user}/imports"));
    }

    [Fact]
    public async Task A_preview_is_forgotten_after_seven_days_with_its_file()
    {
        var clock = new FixedClock("2026-01-31T12:00:00Z");
        await using var later = new BudgetApi { Clock = clock };
        var user = await later.CreateUserAsync();
        var food = await later.CreateCategoryAsync("Food");
        var old = (await later.UploadAsync(user, File)).GetProperty("id").GetInt32();
        var committed = (await later.UploadAsync(user, File, options: ("defaultCategoryId", $"{food.Id}"))).GetProperty("id").GetInt32();
        await later.PostAsync($"/api/imports/{committed}/commit", new { }, HttpStatusCode.OK);

        clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(1));
        await later.GetAsync($"/api/imports/{old}");
        clock.Advance(TimeSpan.FromHours(2));
        await later.GetAsync($"/api/imports/{old}", HttpStatusCode.NotFound);
        await later.GetAsync($"/api/imports/{old}/rows", HttpStatusCode.NotFound);
        await later.PostAsync($"/api/imports/{old}/commit", new { }, HttpStatusCode.NotFound);
        await later.PutAsync($"/api/imports/{old}/options", new { }, HttpStatusCode.NotFound);
        Assert.Equal([committed], (await later.WalkAsync($"/api/users/{user}/imports")).Select(import => import.GetProperty("id").GetInt32()));

        var next = (await later.UploadAsync(user, File)).GetProperty("id").GetInt32();
        Assert.Equal([committed, next], await later.UseDatabaseAsync(db => db.Imports.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync()));
        Assert.Equal([next], await later.UseDatabaseAsync(db => db.ImportFiles.Select(f => f.ImportId).ToListAsync()));
        Assert.False(await later.UseDatabaseAsync(db => db.ImportRows.AnyAsync(r => r.ImportId == old)));
    }

    private Task<JsonElement> UploadAsync(int user, HttpContent content, HttpStatusCode expected, string query = "") =>
        api.SendAsync(HttpMethod.Post, $"/api/users/{user}/imports{query}", content, expected);

    // Only a real server keeps the limit of a body.
    public sealed class UploadApi : BudgetApi
    {
        public const int MaxBytes = 3_000_000;

        public UploadApi()
        {
            Settings = [("Imports:MaxRows", "100"), ("Imports:MaxBytes", $"{MaxBytes}")];
            UseKestrel();
        }
    }
}
