using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BudgetTracker.Api.Data;

/// <summary>An instant in SQLite: text in UTC, 2026-01-31 08:15:00.12, without zeros at its end.</summary>
/// <remarks>As the driver writes it too, which cannot know that it is UTC, and reads whatever text a date may have.</remarks>
internal sealed class SqliteInstantConverter() : ValueConverter<DateTime, string>(
    instant => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
    stored => Read(stored))
{
    private const int WholeSeconds = 19;

    private static DateTime Read(string stored)
    {
        var instant = new DateTime(
            int.Parse(stored.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture),
            Number(stored, 5),
            Number(stored, 8),
            Number(stored, 11),
            Number(stored, 14),
            Number(stored, 17),
            DateTimeKind.Utc);

        return stored.Length == WholeSeconds ? instant : instant.AddTicks(Ticks(stored.AsSpan(WholeSeconds + 1)));
    }

    private static long Ticks(ReadOnlySpan<char> fraction)
    {
        long ticks = int.Parse(fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        for (var digits = fraction.Length; digits < 7; digits++)
            ticks *= 10;

        return ticks;
    }

    private static int Number(string stored, int start) =>
        int.Parse(stored.AsSpan(start, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
