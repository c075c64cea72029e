using System.Globalization;
using System.Text;
using BudgetTracker.Api.Imports;
using BudgetTracker.Api.Imports.Statements;
using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>Whatever the dialect, a row is right, or it says why it is not: no amount and no day is ever wrong without a word.</summary>
/// <remarks>The environment variable BUDGETTRACKER_FUZZ_ROUNDS says how many statements are tried, with a new seed each time.</remarks>
[Trait("Runs", "once")]
public sealed class RandomStatementTests(ITestOutputHelper output)
{
    private static readonly string? Rounds = Environment.GetEnvironmentVariable("BUDGETTRACKER_FUZZ_ROUNDS");

    [Fact]
    public void No_dialect_is_read_wrong_without_a_word()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var rounds = int.Parse(Rounds ?? "500", CultureInfo.InvariantCulture);
        var start = Rounds is null ? 1 : Random.Shared.Next();
        var (right, asked, invalid, rejected) = (0, 0, 0, 0);
        var wrong = new List<string>();
        for (var seed = start; seed < start + rounds; seed++)
        {
            var random = new RandomStatement(seed);
            Statement statement;
            try
            {
                statement = StatementReader.Read(random.Bytes, new StatementOptions(), new StatementLimits());
            }
            catch (StatementException)
            {
                rejected++;
                continue;
            }

            if (statement.Needs.Count > 0)
            {
                asked++;
                continue;
            }

            // Rows that say why they cannot be used are no lie; the others must be entries of the file, each once, in their order.
            var read = statement.Rows.Where(row => row.Error is null)
                .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Date:yyyy-MM-dd} {row.Amount}")).ToList();
            var isWhole = read.Count == statement.Rows.Count && read.SequenceEqual(random.Rows);
            if (!isWhole && (statement.Rows.Count < random.Rows.Count() || !IsSubsequence(read, [.. random.Rows])))
                wrong.Add($"Seed {seed}: {random.Dialect}\n{Encoding.Latin1.GetString(random.Bytes)}\nread: {string.Join(", ", read)}");

            (right, invalid) = isWhole ? (right + 1, invalid) : (right, invalid + 1);
        }

        output.WriteLine($"{rounds} statements: {right} right at once, {asked} asked about, {invalid} with invalid rows, {rejected} rejected, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(5)));
        Assert.True(right > rounds / 2, "Too few dialects are read without a question.");
    }

    private static bool IsSubsequence(List<string> part, List<string> whole)
    {
        var at = 0;
        foreach (var row in whole)
            at += at < part.Count && part[at] == row ? 1 : 0;

        return at == part.Count;
    }
}
