using BudgetTracker.Api.Access;
using BudgetTracker.Api.Budgets;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Commands;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Postgres;
using BudgetTracker.Api.Data.Sqlite;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Export;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Diagnostics;
using BudgetTracker.Api.Imports;
using BudgetTracker.Api.Page;
using BudgetTracker.Api.Reports;
using BudgetTracker.Api.Swagger;
using BudgetTracker.Api.Telemetry;
using BudgetTracker.Api.Users;

return await CommandLine.RunAsync(args, (settings, defaultFile) =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        // The settings lie beside the program, wherever it is started from; the ledger lies where it is started.
        Args = settings,
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.Configuration.RejectUnknownSettings();
    // As a unit of systemd, it says when it listens, and logs with the journal's levels.
    builder.Services.AddSystemd();
    builder.AddTelemetry();
    var database = builder.AddDatabase();
    if (database.Provider == DatabaseProvider.Postgres)
        builder.AddPostgres(database);
    else
        builder.AddSqlite(defaultFile);

    builder.AddBudgetHttp();
    builder.AddAccess();
    builder.Services.AddUsers();
    builder.Services.AddCategories();
    builder.Services.AddExpenses();
    builder.Services.AddReports();
    builder.Services.AddBudgets();
    builder.AddImports();
    builder.Services.AddExport();
    builder.AddPage();
    builder.AddBudgetSwagger();
    builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

    var app = builder.Build();
    app.UseBudgetHttp();
    app.UseAccess();
    app.MapControllers();
    app.MapBudgetHealth();
    app.MapPage();
    app.MapBudgetSwagger();

    return app;
});
