using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Data.Postgres;

public sealed class PostgresSchemaTests
{
    [PostgresFact]
    public async Task The_schema_says_itself_that_users_cascade_and_categories_restrict()
    {
        await using var api = new PostgresApi();

        var keys = await api.UseDatabaseAsync(db => db.Database.SqlQuery<string>($"""
            SELECT confrelid::regclass::text || ' ' || confdeltype::text AS "Value"
            FROM pg_constraint WHERE contype = 'f' AND conrelid IN ('expenses'::regclass, 'budgets'::regclass)
            """).ToListAsync());

        Assert.Equal(["categories r", "categories r", "imports n", "users c", "users c"], keys.Order());
    }

    [PostgresFact]
    public async Task Money_is_whole_cents_a_day_is_a_date_and_an_instant_has_a_zone()
    {
        await using var api = new PostgresApi();

        var types = await api.UseDatabaseAsync(db => db.Database.SqlQuery<string>($"""
            SELECT column_name || ' ' || data_type AS "Value" FROM information_schema.columns
            WHERE table_name = 'expenses' AND column_name IN ('amount_cents', 'date', 'created_at')
            """).ToListAsync());

        Assert.Equal(["amount_cents bigint", "created_at timestamp with time zone", "date date"], types.Order());
    }
}
