using System.Data.Common;
using BudgetTracker.Api.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace BudgetTracker.Api.Tests.Data.Sqlite;

/// <summary>What the reader reads by its own way is what the driver would have read.</summary>
[Trait("Runs", "once")]
public sealed class SqliteRowReaderTests : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public SqliteRowReaderTests() => connection.Open();

    [Theory]
    [InlineData("'2026-01-31 08:15:00'")]
    [InlineData("'2026-01-31 08:15:00.1'")]
    [InlineData("'2026-01-31 08:15:00.12'")]
    [InlineData("'2026-01-31 08:15:00.1234567'")]
    [InlineData("'2026-01-31 08:15:00.0000001'")]
    [InlineData("'2026-01-31 08:15:00.123456789'")]
    [InlineData("'2024-02-29T23:59:59'")]
    [InlineData("'0001-01-01 00:00:00'")]
    [InlineData("'9999-12-31 23:59:59.9999999'")]
    [InlineData("'2026-01-31'")]
    [InlineData("'2026-01-31 08:15'")]
    [InlineData("2461072.5")]
    public void An_instant_is_the_drivers(string stored) =>
        AssertSame(stored, row => row.GetDateTime(0));

    [Theory]
    [InlineData("'2026-01-31'")]
    [InlineData("'0001-01-01'")]
    [InlineData("'9999-12-31'")]
    [InlineData("2461072.5")]
    public void A_day_is_the_drivers(string stored) =>
        AssertSame(stored, row => row.GetFieldValue<DateOnly>(0));

    [Theory]
    [InlineData("''")]
    [InlineData("'Coffee'")]
    [InlineData("'Crème brûlée 🍮 für zwölf'")]
    [InlineData("'a' || char(0) || 'b'")]
    [InlineData("12")]
    [InlineData("x'41'")]
    public void A_text_is_the_drivers(string stored) =>
        AssertSame(stored, row => row.GetString(0));

    [Theory]
    [InlineData("0")]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775807")]
    [InlineData("'12'")]
    [InlineData("1.9")]
    public void A_number_is_the_drivers(string stored) =>
        AssertSame(stored, row => row.GetInt64(0));

    [Theory]
    [InlineData("NULL", true)]
    [InlineData("0", false)]
    [InlineData("''", false)]
    public void Only_null_is_null(string stored, bool expected)
    {
        using var reader = Execute(stored);
        reader.Read();

        Assert.Equal(expected, reader.IsDBNull(0));
    }

    [Fact]
    public void An_instant_is_in_UTC()
    {
        using var reader = Execute("'2026-01-31 08:15:00'");
        reader.Read();

        Assert.Equal(DateTimeKind.Utc, reader.GetDateTime(0).Kind);
    }

    [Theory]
    [InlineData("'2026-01-3x 08:15:00'")]
    [InlineData("'2026-02-30 08:15:00'")]
    [InlineData("NULL")]
    public void What_is_no_instant_is_not_made_one(string stored)
    {
        using var reader = Execute(stored);
        reader.Read();

        Assert.ThrowsAny<Exception>(() => reader.GetDateTime(0));
    }

    [Fact]
    public void A_number_that_does_not_fit_is_rejected()
    {
        using var reader = Execute("2147483648");
        reader.Read();

        Assert.Throws<OverflowException>(() => reader.GetInt32(0));
    }

    [Fact]
    public void Each_result_is_read_by_its_own_statement()
    {
        using var reader = Execute("1; SELECT 2");
        reader.Read();
        var first = reader.GetInt32(0);
        reader.NextResult();
        reader.Read();

        Assert.Equal((1, 2), (first, reader.GetInt32(0)));
    }

    [Fact]
    public void A_closed_reader_reads_nothing()
    {
        var reader = Execute("1");
        reader.Read();
        reader.Dispose();

        Assert.Throws<InvalidOperationException>(() => reader.GetInt64(0));
    }

    public void Dispose() => connection.Dispose();

    private void AssertSame<T>(string stored, Func<DbDataReader, T> read)
    {
        using var command = new SqliteCommand($"SELECT {stored}", connection);
        using var driver = command.ExecuteReader();
        driver.Read();
        using var reader = Execute(stored);
        reader.Read();

        Assert.Equal(read(driver), read(reader));
    }

    private SqliteRowReader Execute(string stored) =>
        new(new SqliteCommand($"SELECT {stored}", connection).ExecuteReader());
}
