using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Commands.Demo;

/// <summary>Fills the ledger of the command <c>demo</c>.</summary>
internal static partial class DemoLedger
{
    /// <summary>Fills an empty ledger with a small household; a demo that is there already is left as it is.</summary>
    /// <exception cref="StartupException">The ledger is another one; nothing was changed.</exception>
    public static Task FillWithHouseholdAsync(IServiceProvider services) => FillAsync(
        services,
        db => DemoHousehold.FillAsync(db, services.GetRequiredService<Today>().Date),
        DemoHousehold.IsInAsync,
        "demo serves a household of its own, and this ledger is another one");

    /// <summary>Fills an empty ledger to measure on; the same sizes give the same data.</summary>
    /// <exception cref="StartupException">The ledger is not empty; nothing was changed.</exception>
    public static Task FillToMeasureAsync(IServiceProvider services, int users, int expensesEach) => FillAsync(
        services,
        db => MeasuringData.FillAsync(db, users, expensesEach),
        _ => Task.FromResult(false),
        "demo with numbers fills an empty ledger only, and this one holds something already");

    private static async Task FillAsync(
        IServiceProvider services,
        Func<BudgetDbContext, Task> fill,
        Func<BudgetDbContext, Task<bool>> accepts,
        string message)
    {
        var facts = await services.GetRequiredService<Writes>().RunAsync(
            async db =>
            {
                if (!await db.HoldsAnythingAsync())
                    await fill(db);
                else if (!await accepts(db))
                    return UnitOfWork.RollBack<Facts?>(null);

                return UnitOfWork.Commit<Facts?>(
                    new(await db.Users.CountAsync(), await db.Categories.CountAsync(), await db.Expenses.CountAsync()));
            },
            CancellationToken.None);
        if (facts is null)
        {
            throw new StartupException(
                $"{message}: name a file that is not there yet, or an empty database, with --{DatabaseServices.ConnectionStringKey}=\"...\".");
        }

        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DemoLedger));
        LogFacts(logger, facts.Users, facts.Categories, facts.Expenses);
    }

    [LoggerMessage(3, LogLevel.Information, "Demo: {Users} users, {Categories} categories, {Expenses} expenses")]
    private static partial void LogFacts(ILogger logger, int users, int categories, int expenses);

    private sealed record Facts(int Users, int Categories, int Expenses);
}
