using System.Text.Json;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Export;

/// <summary>Makes the ledger of a file again.</summary>
internal static class LedgerRestore
{
    /// <summary>Restores a file into an empty ledger, in the unit of work that is running.</summary>
    /// <param name="db">The context of the unit of work.</param>
    /// <param name="stream">The file.</param>
    /// <param name="options">How responses are written.</param>
    /// <param name="reportRows">Is told how many rows are restored, now and then.</param>
    /// <returns>How many rows were restored.</returns>
    /// <exception cref="StartupException">The ledger is not empty, or a line of the file is not valid.</exception>
    public static Task<long> RunAsync(BudgetDbContext db, Stream stream, JsonSerializerOptions options, Action<long> reportRows) =>
        db.FillAsync(() => FillAsync(db, new LedgerReader(stream, options), reportRows));

    /// <summary>Rejects a ledger that has users or categories.</summary>
    /// <exception cref="StartupException">It has.</exception>
    public static async Task RejectFilledAsync(BudgetDbContext db)
    {
        if (await db.HoldsAnythingAsync())
        {
            throw new StartupException(
                "restore fills an empty ledger only, and this one holds something already: name a file that is not there yet, "
                + $"or an empty database, with --{DatabaseServices.ConnectionStringKey}=\"...\".");
        }
    }

    private static async Task<long> FillAsync(BudgetDbContext db, LedgerReader file, Action<long> reportRows)
    {
        await RejectFilledAsync(db);
        CheckHeader(file);
        file.Read();
        var seen = new SeenRows();
        foreach (var lines in LedgerFile.Lines)
            await lines.RestoreAsync(db, file, seen, reportRows);

        return CheckEnd(file);
    }

    private static void CheckHeader(LedgerReader file)
    {
        if (!file.Read())
            throw file.Error("The file is empty.");

        var header = file.Parse<LedgerHeader>();
        if (header.Format != LedgerHeader.Name)
            throw file.Error($"format: Must be {LedgerHeader.Name}.");

        if (header.Version != LedgerFile.Version)
        {
            throw file.Error(
                $"version: This program reads version {LedgerFile.Version} of the format, and this is {header.Version}.");
        }
    }

    private static long CheckEnd(LedgerReader file)
    {
        var kinds = string.Join(", ", LedgerFile.Lines.Select(lines => lines.Kind));
        if (file.IsAtEnd)
            throw file.Error("The file ends without its last line: it was cut.");

        if (file.Type != LedgerEnd.Kind)
            throw file.Error($"type: Must be the first field, and one of {kinds}, {LedgerEnd.Kind}, in this order.");

        var rows = file.Parse<LedgerEnd>().Rows;
        if (rows != file.Rows)
            throw file.Error($"rows: There are {file.Rows} lines before this one, not {rows}.");

        if (file.Read())
            throw file.Error("This is behind the last line.");

        return rows;
    }
}
