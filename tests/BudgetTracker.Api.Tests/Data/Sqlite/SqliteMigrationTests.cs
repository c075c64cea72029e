namespace BudgetTracker.Api.Tests.Data.Sqlite;

[Trait("Runs", "once")]
public sealed class SqliteMigrationTests
{
    [Fact]
    public async Task A_ledger_of_the_first_schema_survives_every_later_migration()
    {
        await using var api = new SqliteApi();
        await SqliteLedger.MigrateToFirstAsync(api.DatabaseFile);
        await SqliteLedger.ExecuteAsync(api.DatabaseFile, """
            INSERT INTO users (id, email, normalized_email, name, normalized_name, created_at, version)
            VALUES (7, 'zoë@example.com', 'ZOË@EXAMPLE.COM', 'Zoë', 'ZOË', '2020-02-29 23:59:59.999', 3);
            INSERT INTO categories (id, name, normalized_name, color, version) VALUES (5, 'Café', 'CAFÉ', '#00FF7F', 2);
            INSERT INTO expenses
                (id, user_id, category_id, description, normalized_description, amount_cents, date, created_at, version)
            VALUES
                (11, 7, 5, 'Crème', 'CRÈME', 1, '0001-01-01', '2020-02-29 23:59:59', 1),
                (12, 7, 5, 'Tout', 'TOUT', 9999999999, '9999-12-31', '2020-02-29 23:59:59.5', 4);
            """);

        var user = await api.GetAsync("/api/users/7?include=expenses");

        Assert.Equal(
            """
            {"id":7,"email":"zoë@example.com","name":"Zoë","createdAt":"2020-02-29T23:59:59.999Z","version":3,"expenses":[
            {"id":12,"description":"Tout","amount":99999999.99,"date":"9999-12-31","category":{"id":5,"name":"Café","color":"#00FF7F"},"importId":null,"createdAt":"2020-02-29T23:59:59.500Z","version":4},
            {"id":11,"description":"Crème","amount":0.01,"date":"0001-01-01","category":{"id":5,"name":"Café","color":"#00FF7F"},"importId":null,"createdAt":"2020-02-29T23:59:59.000Z","version":1}]}
            """.ReplaceLineEndings(""),
            user.GetRawText());
        await api.DeleteAsync("/api/categories/5", System.Net.HttpStatusCode.Conflict);
        Assert.Equal(13, await api.SpendAsync(7, new Category(5, "Café"), 9m));
    }
}
