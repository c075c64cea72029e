using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Commands;

/// <summary>Fills the ledger of the command <c>demo</c>.</summary>
internal static partial class DemoLedger
{
    /// <summary>Fills an empty ledger with a small household.</summary>
    /// <exception cref="StartupException">The ledger is not empty; nothing was changed.</exception>
    public static Task FillWithHouseholdAsync(IServiceProvider services) =>
        FillAsync(services, DemoHousehold.FillAsync);

    /// <summary>Fills an empty ledger to measure on; the same sizes give the same data.</summary>
    /// <exception cref="StartupException">The ledger is not empty; nothing was changed.</exception>
    public static Task FillToMeasureAsync(IServiceProvider services, int users, int expensesEach) =>
        FillAsync(services, db => MeasuringData.FillAsync(db, users, expensesEach));

    private static async Task FillAsync(IServiceProvider services, Func<BudgetDbContext, Task> fill)
    {
        var facts = await services.GetRequiredService<Writes>().RunAsync(
            async db =>
            {
                if (await db.Users.AnyAsync() || await db.Categories.AnyAsync())
                    return UnitOfWork.RollBack<(int, int, int)?>(null);

                await fill(db);

                return UnitOfWork.Commit<(int, int, int)?>(
                    (await db.Users.CountAsync(), await db.Categories.CountAsync(), await db.Expenses.CountAsync()));
            },
            CancellationToken.None);
        if (facts is not var (users, categories, expenses))
        {
            throw new StartupException(
                "demo fills an empty ledger only, and this one holds something already: "
                + $"name a file that is not there yet with --{DatabaseServices.ConnectionStringKey}=\"Data Source=...\".");
        }

        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DemoLedger));
        LogFilled(logger, users, categories, expenses);
    }

    [LoggerMessage(3, LogLevel.Information, "Demo: {Users} users, {Categories} categories, {Expenses} expenses")]
    private static partial void LogFilled(ILogger logger, int users, int categories, int expenses);
}
