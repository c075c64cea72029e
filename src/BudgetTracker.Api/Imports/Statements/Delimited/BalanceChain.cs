namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>Checks amounts against running balances, oldest entry first or last.</summary>
internal static class BalanceChain
{
    /// <summary>How many balances follow from the one before, of how many.</summary>
    /// <param name="entries">In the order of the file; a balance may be missing, an amount may not.</param>
    public static (int Fitting, int Links) Check(IReadOnlyList<(decimal Amount, decimal? Balance)> entries)
    {
        var (forward, links) = Walk(entries);
        var (backward, _) = Walk([.. entries.Reverse()]);

        return (Math.Max(forward, backward), links);
    }

    /// <summary>Whether the balances prove the amounts: all of at least three, or nine of ten.</summary>
    public static bool Proves(IReadOnlyList<(decimal Amount, decimal? Balance)> entries) =>
        Check(entries) is var (fitting, links) && links >= 2 && fitting >= 2 && fitting * 10 >= links * 9;

    private static (int Fitting, int Links) Walk(IReadOnlyList<(decimal Amount, decimal? Balance)> entries)
    {
        var (fitting, links, sum) = (0, 0, 0m);
        decimal? last = null;
        foreach (var (amount, balance) in entries)
        {
            sum += amount;
            if (balance is null)
                continue;

            if (last is not null)
            {
                links++;
                fitting += last + sum == balance ? 1 : 0;
            }

            (last, sum) = (balance, 0);
        }

        return (fitting, links);
    }
}
