using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>A preview that is killed is seen wholly or not at all; a commit is done wholly or not at all.</summary>
/// <remarks>The environment variable BUDGETTRACKER_CRASH_ROUNDS says how often the program is killed: 3 if not set.</remarks>
[Trait("Runs", "once")]
public sealed class ImportCrashTests : IDisposable
{
    private const int Rows = 3000;

    private static readonly int Rounds = TestRounds.Of("BUDGETTRACKER_CRASH_ROUNDS", 3);

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-import-crash-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Kill_9_in_a_commit_leaves_all_of_it_or_nothing()
    {
        var imports = new List<int>();
        for (var round = 0; round < Rounds; round++)
        {
            using var program = await ProgramProcess.ServeAsync(folder, "demo");
            await CheckAsync(program.Client, imports);
            var file = Csv.Of(Enumerable.Range(1, Rows).Select(n => $"2019-01-{1 + (n % 28):00},Round {round} thing {n},-{n}.00"));
            using var form = BudgetApi.Form(Encoding.UTF8.GetBytes(file), ("defaultCategoryId", "1"));
            using var preview = await program.Client.PostAsync("/api/users/1/imports", form);
            imports.Add((await preview.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32());

            var wal = Path.Combine(folder, "data", "demo.db-wal");
            var (before, moment) = (File.GetLastWriteTimeUtc(wal), round % 3);
            var commit = program.Client.PostAsync($"/api/imports/{imports[^1]}/commit", null);
            // At once, when it begins to write, or when it has responded.
            await Wait.UntilAsync(
                () => moment == 0 || commit.IsCompleted || (moment == 1 && File.GetLastWriteTimeUtc(wal) != before),
                "The moment to kill it has come.");
            await program.KillAsync();
            try
            {
                await commit;
            }
            catch (HttpRequestException)
            {
                // Killed before it could respond.
            }
        }

        using var last = await ProgramProcess.ServeAsync(folder, "demo");
        await CheckAsync(last.Client, imports);
    }

    [Fact]
    public async Task Kill_9_in_a_preview_leaves_all_of_it_or_nothing_and_the_same_request_can_be_sent_again()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using (var program = await ProgramProcess.ServeAsync(folder, "demo"))
            {
                var upload = UploadAsync(program.Client, round);
                await Task.Delay(Random.Shared.Next(0, 400));
                await program.KillAsync();
                try
                {
                    await upload;
                }
                catch (HttpRequestException)
                {
                    // Killed before it could respond.
                }
            }

            using var again = await ProgramProcess.ServeAsync(folder, "demo");
            await CheckPreviewsAsync(again.Client, round, round + 1);
            await UploadAsync(again.Client, round);
            await CheckPreviewsAsync(again.Client, round + 1, round + 1);
        }
    }

    private static async Task UploadAsync(HttpClient client, int round)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/users/1/imports");
        request.Content = BudgetApi.Form(Encoding.UTF8.GetBytes(
            Csv.Of(Enumerable.Range(1, Rows).Select(n => $"2019-01-{1 + (n % 28):00},Round {round} thing {n},-{n}.00"))));
        request.Headers.Add("Idempotency-Key", $"round-{round}");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static async Task CheckPreviewsAsync(HttpClient client, int least, int most)
    {
        var imports = (await client.GetFromJsonAsync<JsonElement>("/api/users/1/imports")).GetProperty("items").EnumerateArray().ToList();
        Assert.InRange(imports.Count, least, most);
        foreach (var import in imports)
        {
            Assert.Equal(Rows, import.GetProperty("counts").GetProperty("new").GetInt32());
            var (count, next) = (0, $"/api/imports/{import.GetProperty("id")}/rows?limit=500");
            for (var cursor = (string?)""; cursor is not null;)
            {
                var page = await client.GetFromJsonAsync<JsonElement>($"{next}{cursor}");
                count += page.GetProperty("items").GetArrayLength();
                cursor = page.GetProperty("nextCursor").GetString() is { } text ? $"&cursor={text}" : null;
            }

            Assert.Equal(Rows, count);
        }
    }

    private static async Task CheckAsync(HttpClient client, List<int> imports)
    {
        foreach (var id in imports)
        {
            var import = await client.GetFromJsonAsync<JsonElement>($"/api/imports/{id}");
            var report = await client.GetFromJsonAsync<JsonElement>($"/api/reports/spending?groupBy=user&importId={id}");
            var expected = import.GetProperty("state").GetString() == "committed" ? Rows : 0;
            Assert.Equal((id, expected), (id, report.GetProperty("count").GetInt32()));
        }
    }
}
