using System.Text.Json;
using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Export;

/// <summary>The file of a whole ledger: a header, a line for each row, and a last line that counts them.</summary>
internal static class LedgerFile
{
    /// <summary>The version of the format; it changes with every member and every kind of line.</summary>
    public const int Version = 1;

    public const string NumberError = "Must be a whole number above 0.";

    /// <summary>The kinds of lines in their order: what others refer to comes first.</summary>
    public static IReadOnlyList<LedgerLines> Lines { get; } =
    [
        new LedgerLines<UserLine>(),
        new LedgerLines<CategoryLine>(),
        new LedgerLines<ImportLine>(),
        new LedgerLines<ExpenseLine>(),
        new LedgerLines<ImportRowLine>(),
        new LedgerLines<BudgetLine>(),
    ];

    /// <summary>Writes the whole ledger: a command for each kind of line.</summary>
    public static async Task WriteAsync(
        BudgetDbContext db,
        SpooledResponse response,
        JsonSerializerOptions options,
        CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(response.Writer, new() { Encoder = options.Encoder, SkipValidation = true });
        await WriteLineAsync(new LedgerHeader { Format = LedgerHeader.Name, Version = Version });
        var rows = 0L;
        foreach (var lines in Lines)
            rows += await lines.WriteAsync(db, WriteLineAsync, cancellationToken);

        await WriteLineAsync(new LedgerEnd { Rows = rows });

        ValueTask WriteLineAsync(object line)
        {
            JsonSerializer.Serialize(json, line, line.GetType(), options);
            json.Flush();
            json.Reset();
            response.Writer.GetSpan(1)[0] = (byte)'\n';
            response.Writer.Advance(1);

            return response.EndRowAsync();
        }
    }
}
