using BudgetTracker.Api;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Swagger;

try
{
    if (args is [var command, ..] && command is not "demo" && !command.StartsWith('-') && !command.Contains('='))
        throw new StartupException($"There is no command '{command}'; there is: demo.");

    var builder = WebApplication.CreateBuilder(args);
    builder.AddBudgetDatabase();
    builder.AddBudgetHttp();
    builder.AddBudgetSwagger();
    builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

    var app = builder.Build();
    app.UseServerTiming();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseRequestTimeouts();
    app.MapControllers();
    app.MapBudgetHealth();
    app.MapBudgetSwagger();

    await app.PrepareDatabaseAsync();
    if (args is ["demo", .. var arguments])
        await app.FillDemoAsync(arguments);

    await app.ListenAsync();
    await app.WaitForShutdownAsync();
    await app.CloseDatabaseAsync();

    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);

    return 1;
}
