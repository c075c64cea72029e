using System.CommandLine;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Commands.Demo;
using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>demo</c>: serves a ledger to look around in, or one to measure on.</summary>
internal sealed class DemoCommand : Command
{
    private readonly Option<int?> users = Number("--users", "How many users the ledger to measure on has.");
    private readonly Option<int?> expenses = Number("--expenses", "How many expenses each of them has.");

    public DemoCommand(CommandRunner runner)
        : base("demo", "Serves a small household in data/demo.db; with --users and --expenses, fills an empty ledger to measure on.")
    {
        Add(users);
        Add(expenses);
        SetAction(parsed => (parsed.GetValue(users), parsed.GetValue(expenses)) switch
        {
            (null, null) => runner.RunAsync(
                app => ServeAsync(app, DemoLedger.FillWithHouseholdAsync(app.Services)), OpenNetwork.Reject, "data/demo.db"),
            ({ } userCount, { } expensesEach) => runner.RunAsync(
                app => ServeAsync(app, DemoLedger.FillToMeasureAsync(app.Services, userCount, expensesEach)), OpenNetwork.Reject),
            _ => throw new StartupException("demo takes both --users and --expenses, or neither."),
        });
    }

    private static async Task ServeAsync(WebApplication app, Task filling)
    {
        await filling;
        await ServeCommand.ServeAsync(app);
    }

    private static Option<int?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = argument => WholeNumber.Parse(argument, name),
    };
}
