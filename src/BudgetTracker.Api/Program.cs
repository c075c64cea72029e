using BudgetTracker.Api;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Swagger;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddBudgetDatabase();
    builder.AddBudgetHttp();
    builder.Services.AddBudgetSwagger();
    builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

    var app = builder.Build();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.MapControllers();
    app.MapBudgetHealth();
    if (app.Configuration.IsSwaggerEnabled())
        app.MapBudgetSwagger();

    await app.PrepareDatabaseAsync();
    if (args is ["demo", ..])
        await app.FillDemoAsync();

    await app.RunAsync();

    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);

    return 1;
}
