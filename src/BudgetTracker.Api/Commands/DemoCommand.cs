using System.CommandLine;
using System.Globalization;
using BudgetTracker.Api.Configuration;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>demo</c>: serves a ledger to look around in, or one to measure on.</summary>
internal sealed class DemoCommand : Command
{
    private readonly Option<int?> users = Number("--users", "How many users the ledger to measure on has.");
    private readonly Option<int?> expenses = Number("--expenses", "How many expenses each of them has.");

    public DemoCommand(CommandRunner runner)
        : base("demo", "Serves a small household to look around in; with --users and --expenses, a ledger to measure on.")
    {
        Add(users);
        Add(expenses);
        SetAction(parsed => (parsed.GetValue(users), parsed.GetValue(expenses)) switch
        {
            (null, null) => runner.RunAsync(async app =>
            {
                await app.FillDemoAsync(null);
                await ServeCommand.ServeAsync(app);
            }),
            ({ } userCount, { } expensesEach) => runner.RunAsync(async app =>
            {
                await app.FillDemoAsync((userCount, expensesEach));
                await ServeCommand.ServeAsync(app);
            }),
            _ => throw new StartupException("demo takes both --users and --expenses, or neither."),
        });
    }

    private static Option<int?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                return number;

            argument.AddError($"{name} must be a whole number above 0, not '{text}'.");

            return null;
        },
    };
}
