using System.Data.Common;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BudgetTracker.Api.Data.Postgres;

/// <summary>The ledger on a PostgreSQL server.</summary>
public sealed class PostgresBudgetDbContext(DbContextOptions<PostgresBudgetDbContext> options) : BudgetDbContext(options)
{
    // Any numbers that nothing else on the server uses for an advisory lock.
    internal const long MigrationLock = 0x42756467_65747472;
    private const long AdminsLock = MigrationLock + 1;

    private string? warning;

    /// <inheritdoc/>
    public override string? Warning => warning;

    /// <inheritdoc/>
    public override string? FindBrokenUniqueIndex(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
            ? violation.ConstraintName
            : null;

    /// <inheritdoc/>
    /// <remarks>
    /// A new expense locks its category against deletion. Units that hold that lock are waited for, those that come later
    /// wait. Without this, an expense that is entered after the others were counted or moved prevents the deletion.
    /// </remarks>
    public override async ValueTask<Category?> FindToDeleteAsync(int categoryId) =>
        await Categories.FromSql($"SELECT * FROM categories WHERE id = {categoryId} FOR UPDATE").SingleOrDefaultAsync();

    /// <inheritdoc/>
    public override ValueTask<IAsyncDisposable?> ReadFromReplicaAsync(CancellationToken cancellationToken) =>
        FindService<StandbyReads>() is { } standbys ? standbys.BeginAsync(this, cancellationToken) : default;

    /// <inheritdoc/>
    /// <remarks>Servers that run on this database can go on reading.</remarks>
    public override async Task<T> FillAsync<T>(Func<Task<T>> fill)
    {
        var tables = string.Join(", ", Model.GetRelationalModel().Tables.Select(table => table.Name));
        var locking = $"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE";
        await Database.ExecuteSqlRawAsync(locking);
        var result = await fill();

        // As SQLite does: from the highest id that is there or was ever given.
        var keys = Model.GetEntityTypes()
            .Where(type => type.FindPrimaryKey() is { Properties: [var key] } && (key.ClrType == typeof(int) || key.ClrType == typeof(long)))
            .Select(type => (Table: type.GetTableName()!, Column: type.FindPrimaryKey()!.Properties[0].GetColumnName()));
        foreach (var (table, column) in keys)
        {
            var counting = $"""
                SELECT setval(sequence, GREATEST(MAX({column}), nextval(sequence)))
                FROM {table}, CAST(pg_get_serial_sequence('{table}', '{column}') AS regclass) AS sequence
                GROUP BY sequence
                """;
            await Database.ExecuteSqlRawAsync(counting);
        }

        return result;
    }

    /// <inheritdoc/>
    public override Task InsertAsIsAsync<TEntity>(IReadOnlyList<TEntity> rows) =>
        PostgresBulkInsert.RunAsync(this, rows.ToAsyncEnumerable());

    /// <inheritdoc/>
    /// <remarks>New rows that refer to the user do not wait for this lock.</remarks>
    public override Task LockUserAsync(int userId) =>
        Database.ExecuteSqlAsync($"SELECT 1 FROM users WHERE id = {userId} FOR NO KEY UPDATE");

    /// <inheritdoc/>
    /// <remarks>No lock of rows, since there may be no admin yet.</remarks>
    public override Task LockAdminsAsync() =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdminsLock})");

    /// <inheritdoc/>
    public override IQueryable<DaySpending> SpendingByDay(
        int userId,
        IReadOnlyList<CategoryDays> ranges,
        (DateOnly First, DateOnly Last)? others) => Database.SqlQueryRaw<DaySpending>(
            """
            SELECT e.category_id AS "CategoryId", e.date AS "Day", SUM(e.amount_cents)::bigint AS "Cents"
            FROM (
                SELECT * FROM unnest({1}, {2}, {3}) AS given (category_id, first, last)
                UNION ALL
                SELECT id, {4}::date, {5}::date FROM categories WHERE {4}::date IS NOT NULL AND id <> ALL ({1})
            ) AS r
            JOIN expenses AS e ON e.category_id = r.category_id AND e.date BETWEEN r.first AND r.last
            WHERE e.user_id = {0}
            GROUP BY e.category_id, e.date
            """,
            userId,
            ranges.Select(range => range.CategoryId).ToArray(),
            ranges.Select(range => range.First).ToArray(),
            ranges.Select(range => range.Last).ToArray(),
            (object?)others?.First ?? DBNull.Value,
            (object?)others?.Last ?? DBNull.Value);

    /// <inheritdoc/>
    public override Task SetExpensesAsync(int importId, IReadOnlyList<(int Number, long ExpenseId)> rows) =>
        Database.ExecuteSqlRawAsync(
            """
            UPDATE import_rows SET expense_id = made.expense_id
            FROM unnest({1}, {2}) AS made (number, expense_id)
            WHERE import_rows.import_id = {0} AND import_rows.number = made.number
            """,
            importId,
            rows.Select(row => row.Number).ToArray(),
            rows.Select(row => row.ExpenseId).ToArray());

    /// <inheritdoc/>
    public override bool IsUnavailable(DbException exception) => exception switch
    {
        // Others are busy with the same rows: what was referred to has gone, or what was to go has been referred to.
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation } => true,
        // The server ended the session; it is read-only, as a standby is; out of resources; an operator at work.
        PostgresException error => error.IsTransient
            || error.InvariantSeverity is "FATAL" or "PANIC"
            || error.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction
            || error.SqlState[..2] is "53" or "57" or "58",
        NpgsqlException or ConnectionLostException or UnconfirmedCommitException => true,
        _ => false,
    };

    /// <inheritdoc/>
    /// <remarks>Instances that start at the same time take turns: the first migrates, the others find nothing to do.</remarks>
    public override async Task MigrateAsync()
    {
        // A turn may be long in coming, and so may be the index of a large table.
        Database.SetCommandTimeout(0);
        await Database.OpenConnectionAsync();
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})");
        await Database.MigrateAsync();
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})");
        await Database.CloseConnectionAsync();
        Database.SetCommandTimeout(null);
    }

    /// <inheritdoc/>
    public override async Task<string> DescribeAsync()
    {
        var connection = (NpgsqlConnection)Database.GetDbConnection();
        await Database.OpenConnectionAsync();
        var commit = await Database.SqlQuery<string>($"SELECT current_setting('synchronous_commit') AS \"Value\"").SingleAsync();
        if (commit == "off")
            throw new StartupException($"{connection.Host} has synchronous_commit off, and would lose acknowledged writes.");

        if (FindService<StandbyReads>() is not null && !await MaySeeReceiversAsync())
        {
            throw new StartupException(
                $"Database:ReadReplicas needs a role that sees what standbys receive: GRANT pg_read_all_stats TO \"{connection.UserName}\".");
        }

        var standbys = await Database.SqlQuery<string>($"SELECT current_setting('synchronous_standby_names') AS \"Value\"").SingleAsync();
        if (FindService<PostgresHosts>() is not null && (standbys == "" || commit == "local"))
        {
            warning = $"{connection.Host} waits for no standby (synchronous_standby_names is '{standbys}', synchronous_commit {commit}): "
                + "when it fails, and a standby takes its place, acknowledged writes can be lost.";
        }

        var facts = $"PostgreSQL {connection.PostgreSqlVersion} at {connection.Host}:{connection.Port}/{connection.Database}; "
            + $"synchronous_commit {commit}" + (standbys == "" ? "" : $"; synchronous_standby_names {standbys}");

        // The context goes back to the pool, and may be connected to a standby next.
        await Database.CloseConnectionAsync();

        return facts;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<CommitTrace>(CommitTrace.Configure);
        modelBuilder.HasDbFunction(() => Period.MonthOf(default)).HasTranslation(day => Format(day[0], "YYYY-MM"));
        modelBuilder.HasDbFunction(() => Period.YearOf(default)).HasTranslation(day => Format(day[0], "YYYY"));
    }

    private Task<bool> MaySeeReceiversAsync() =>
        Database.SqlQuery<bool>($"SELECT pg_has_role('pg_read_all_stats', 'USAGE') AS \"Value\"").SingleAsync();

    private T? FindService<T>()
        where T : class =>
        this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<T>();

    private static SqlFunctionExpression Format(SqlExpression day, string format) => new(
        "to_char",
        [day, new SqlConstantExpression(format, StringTypeMapping.Default)],
        nullable: false,
        argumentsPropagateNullability: [false, false],
        typeof(string),
        StringTypeMapping.Default);
}
