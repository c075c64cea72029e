using System.Globalization;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The copies of a ledger in a folder, by their names: <c>budget-20261120T183000123Z.db</c>. Other files are left alone.</summary>
/// <param name="folder">The folder.</param>
/// <param name="ledger">The ledger's file; copies have its name and its extension.</param>
/// <param name="suffix">What stands behind the time, if anything: copies with another one, or without, are other files.</param>
internal sealed class BackupFolder(string folder, string ledger, string suffix = "")
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    private readonly string prefix = Path.GetFileNameWithoutExtension(ledger) + "-";
    private readonly string end = suffix + Path.GetExtension(ledger);

    /// <summary>The name of a copy that is made at a time.</summary>
    public string NameOf(DateTimeOffset time) =>
        Path.Combine(folder, prefix + time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + end);

    /// <summary>When the newest copy was made; null where there is none up to now. The clock may have been wrong once.</summary>
    public DateTimeOffset? FindNewest(DateTimeOffset now) =>
        List().Select(copy => (DateTimeOffset?)copy.Time).Where(time => time <= now).Max();

    /// <summary>Finds the oldest copies, which go once another one is made.</summary>
    /// <param name="keep">How many stay, the other one included.</param>
    public IReadOnlyList<string> FindOld(int keep) =>
        [.. List().OrderByDescending(copy => copy.Time).Skip(keep - 1).Select(copy => copy.File)];

    /// <summary>Finds the copies that were made after the oldest.</summary>
    public IReadOnlyList<string> FindAllButOldest() => [.. List().OrderBy(copy => copy.Time).Skip(1).Select(copy => copy.File)];

    /// <summary>Finds what a copy leaves whose process is killed.</summary>
    public IReadOnlyList<string> FindUnfinished() =>
        [.. SqliteBackup.UnfinishedEndings.SelectMany(ending => List(ending)).Select(copy => copy.File)];

    private IEnumerable<(string File, DateTimeOffset Time)> List(string ending = "")
    {
        if (!Directory.Exists(folder))
            yield break;

        foreach (var file in Directory.GetFiles(folder, $"{prefix}*{end}{ending}"))
        {
            var time = Path.GetFileName(file)[prefix.Length..^(end.Length + ending.Length)];
            if (DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made))
                yield return (file, made);
        }
    }
}
