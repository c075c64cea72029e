using System.Globalization;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The copies in <c>Backup:Folder</c>, by their names: <c>budget-20261120T183000123Z.db</c>. Other files are left alone.</summary>
/// <param name="folder">The folder.</param>
/// <param name="ledger">The ledger's file; copies have its name and its extension.</param>
internal sealed class BackupFolder(string folder, string ledger)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    private readonly string prefix = Path.GetFileNameWithoutExtension(ledger) + "-";
    private readonly string extension = Path.GetExtension(ledger);

    /// <summary>The name of a copy that is made at a time.</summary>
    /// <param name="suffix">Stands behind the time; such a copy is not one of the folder's own.</param>
    public string NameOf(DateTimeOffset time, string suffix = "") =>
        Path.Combine(folder, prefix + time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + suffix + extension);

    /// <summary>When the newest copy was made; null where there is none up to now. The clock may have been wrong once.</summary>
    public DateTimeOffset? FindNewest(DateTimeOffset now) =>
        List().Select(copy => (DateTimeOffset?)copy.Time).Where(time => time <= now).Max();

    /// <summary>Finds what goes once another copy is made: the oldest, and what copies left unfinished whose process was killed.</summary>
    /// <param name="keep">How many stay, the other one included.</param>
    public IReadOnlyList<string> FindOld(int keep)
    {
        var old = List().OrderByDescending(copy => copy.Time).Skip(keep - 1);

        return [.. old.Concat(SqliteBackup.UnfinishedEndings.SelectMany(ending => List(ending))).Select(copy => copy.File)];
    }

    private IEnumerable<(string File, DateTimeOffset Time)> List(string ending = "")
    {
        if (!Directory.Exists(folder))
            yield break;

        foreach (var file in Directory.GetFiles(folder, $"{prefix}*{extension}{ending}"))
        {
            var time = Path.GetFileName(file)[prefix.Length..^(extension.Length + ending.Length)];
            if (DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made))
                yield return (file, made);
        }
    }
}
