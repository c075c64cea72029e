using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Commands;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Postgres;
using BudgetTracker.Api.Data.Sqlite;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Diagnostics;
using BudgetTracker.Api.Reports;
using BudgetTracker.Api.Swagger;
using BudgetTracker.Api.Users;

try
{
    var command = args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=') ? first : "serve";
    if (command is not ("serve" or "demo" or "migrate" or "copy-to"))
        throw new StartupException($"There is no command '{command}'; there are: demo, migrate, copy-to.");

    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        // The settings lie beside the program, wherever it is started from; the ledger lies where it is started.
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.Configuration.RefuseUnknownSettings();
    if (builder.AddDatabase().Provider == DatabaseProvider.Postgres)
        builder.AddPostgres();
    else
        builder.AddSqlite();

    builder.AddBudgetHttp();
    builder.Services.AddUsers();
    builder.Services.AddCategories();
    builder.Services.AddExpenses();
    builder.Services.AddReports();
    builder.AddBudgetSwagger();
    builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

    await using var app = builder.Build();
    app.UseBudgetPathBase();
    app.UseServerTiming();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseRequestTimeouts();
    app.MapControllers();
    app.MapBudgetHealth();
    app.MapBudgetSwagger();

    if (SwaggerServices.IsBuildTime)
    {
        await app.RunAsync();

        return 0;
    }

    await app.PrepareDatabaseAsync(mayMigrate: command == "migrate");
    if (command == "demo")
        await app.FillDemoAsync(args.Skip(1));

    if (command == "copy-to")
        await app.Services.CopyToPostgresAsync(args.ElementAtOrDefault(1));

    if (command is "serve" or "demo")
    {
        await app.ListenAsync();
        await app.WaitForShutdownAsync();
    }

    await app.CloseDatabaseAsync();

    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);

    return 1;
}
