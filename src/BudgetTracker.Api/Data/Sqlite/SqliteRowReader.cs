using System.Collections;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace BudgetTracker.Api.Data.Sqlite;

/// <summary>The driver's reader, with a shorter way to what the ledger has in its columns.</summary>
/// <remarks>
/// The driver counts references to the statement up and down at each call, makes several calls for a text, and reads
/// whatever text a date may have, as a text first. A list of a thousand expenses has eight thousand columns. What is not
/// stored as expected is left to the driver.
/// </remarks>
/// <param name="rows">The driver's reader.</param>
/// <param name="log">Gets the time until the rows are read; null: the command is none of the caller's own.</param>
/// <param name="sql">The command.</param>
/// <param name="start">When the command began: a timestamp of <see cref="Stopwatch"/>.</param>
internal sealed unsafe partial class SqliteRowReader(SqliteDataReader rows, CommandLog? log = null, string sql = "", long start = 0)
    : DbDataReader
{
    // Lengths of what is stored: 2026-01-31, and 2026-01-31 08:15:00.12 without zeros at its end.
    private const int Day = 10;
    private const int WholeSeconds = 19;
    private const int WholeTicks = 27;

    // As a SafeHandle: the driver may have been built with a newer SQLitePCLRaw than the registry has.
    private static readonly Func<SqliteDataReader, SafeHandle?> StatementOf =
        typeof(SqliteDataReader).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteDataReader, SafeHandle?>>();

    // Null, for which SQLite says that every column is null, when there is no row to read.
    private nint statement = StatementOf(rows)?.DangerousGetHandle() ?? 0;

    private enum StoredAs
    {
        Integer = 1,
        Text = 3,
        Null = 5,
    }

    public override int FieldCount => rows.FieldCount;

    public override int RecordsAffected => rows.RecordsAffected;

    public override bool HasRows => rows.HasRows;

    public override bool IsClosed => rows.IsClosed;

    public override int Depth => rows.Depth;

    public override object this[int ordinal] => rows[ordinal];

    public override object this[string name] => rows[name];

    public override bool Read() => rows.Read();

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(rows.Read());
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    public override bool NextResult()
    {
        var hasResult = rows.NextResult();
        statement = StatementOf(rows)?.DangerousGetHandle() ?? 0;

        return hasResult;
    }

    public override bool IsDBNull(int ordinal) => ColumnType(statement, ordinal) == StoredAs.Null;

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override long GetInt64(int ordinal) =>
        ColumnType(statement, ordinal) == StoredAs.Integer ? ColumnInt64(statement, ordinal) : rows.GetInt64(ordinal);

    public override string GetString(int ordinal) =>
        TryGetText(ordinal, out var text) ? Encoding.UTF8.GetString(text) : rows.GetString(ordinal);

    /// <returns>An instant in UTC, as all that are stored are.</returns>
    public override DateTime GetDateTime(int ordinal)
    {
        if (!TryGetText(ordinal, out var text) || text.Length is < WholeSeconds or > WholeTicks)
            return rows.GetDateTime(ordinal);

        var instant = ReadDay(text).ToDateTime(
            new TimeOnly(ReadNumber(text[11..13]), ReadNumber(text[14..16]), ReadNumber(text[17..19])),
            DateTimeKind.Utc);
        if (text.Length == WholeSeconds)
            return instant;

        var fraction = text[(WholeSeconds + 1)..];
        long ticks = ReadNumber(fraction);
        for (var digits = fraction.Length; digits < 7; digits++)
            ticks *= 10;

        return instant.AddTicks(ticks);
    }

    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T) != typeof(DateOnly) || !TryGetText(ordinal, out var text) || text.Length != Day)
            return rows.GetFieldValue<T>(ordinal);

        var day = ReadDay(text);

        return Unsafe.As<DateOnly, T>(ref day);
    }

    public override bool GetBoolean(int ordinal) => rows.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => rows.GetByte(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        rows.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => rows.GetChar(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        rows.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override string GetDataTypeName(int ordinal) => rows.GetDataTypeName(ordinal);

    public override decimal GetDecimal(int ordinal) => rows.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => rows.GetDouble(ordinal);

    public override IEnumerator GetEnumerator() => rows.GetEnumerator();

    public override Type GetFieldType(int ordinal) => rows.GetFieldType(ordinal);

    public override float GetFloat(int ordinal) => rows.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => rows.GetGuid(ordinal);

    public override short GetInt16(int ordinal) => rows.GetInt16(ordinal);

    public override string GetName(int ordinal) => rows.GetName(ordinal);

    public override int GetOrdinal(string name) => rows.GetOrdinal(name);

    public override object GetValue(int ordinal) => rows.GetValue(ordinal);

    public override int GetValues(object[] values) => rows.GetValues(values);

    protected override void Dispose(bool disposing)
    {
        statement = 0;
        if (disposing && !rows.IsClosed)
        {
            rows.Dispose();
            if (log is not null)
            {
                log.AddTimeSince(start);
                SqliteCommandSpans.Add(sql, start);
            }
        }

        base.Dispose(disposing);
    }

    private bool TryGetText(int ordinal, out ReadOnlySpan<byte> text)
    {
        if (ColumnType(statement, ordinal) != StoredAs.Text)
        {
            text = default;
            return false;
        }

        // In this order: the text is made first, and then has a length.
        var start = ColumnText(statement, ordinal);
        text = new ReadOnlySpan<byte>(start, ColumnBytes(statement, ordinal));
        return true;
    }

    private static DateOnly ReadDay(ReadOnlySpan<byte> text) =>
        new(ReadNumber(text[..4]), ReadNumber(text[5..7]), ReadNumber(text[8..10]));

    private static int ReadNumber(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                throw new FormatException("A date is stored in a form that is not one.");

            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static partial StoredAs ColumnType(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    private static partial long ColumnInt64(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_text"), SuppressGCTransition]
    private static partial byte* ColumnText(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int ColumnBytes(nint statement, int column);
}
