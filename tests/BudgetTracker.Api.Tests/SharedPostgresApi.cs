using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Hosting;

namespace BudgetTracker.Api.Tests;

/// <summary>One of several instances of the API on the same PostgreSQL database.</summary>
public class SharedPostgresApi(TestPostgres server) : BudgetApi(DatabaseProvider.Postgres)
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ConnectionStrings:BudgetTracker", server.ConnectionString);
    }
}
