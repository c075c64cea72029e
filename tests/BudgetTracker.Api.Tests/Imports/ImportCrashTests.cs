using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>A commit that is killed is done wholly or not at all.</summary>
/// <remarks>The environment variable BUDGETTRACKER_CRASH_ROUNDS says how often the program is killed: 3 if not set.</remarks>
[Trait("Runs", "once")]
public sealed class ImportCrashTests : IDisposable
{
    private const int Rows = 3000;

    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-import-crash-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Kill_9_in_a_commit_leaves_all_of_it_or_nothing()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("BUDGETTRACKER_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);
        var imports = new List<int>();
        for (var round = 0; round < rounds; round++)
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
