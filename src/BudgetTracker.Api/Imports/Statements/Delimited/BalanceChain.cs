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

    /// <summary>Whether the balances follow from the amounts, in whichever order: nine of ten or all but those of one end, and at least two.</summary>
    public static bool Fits(IReadOnlyList<(decimal Amount, decimal? Balance)> entries) => IsProof(Check(entries)) || FindOddEnd(entries) is not null;

    /// <summary>Whether the balances prove the signs of the amounts.</summary>
    /// <remarks>
    /// The balance before each entry, read in the wrong order, fits just as well with all signs turned round. So nothing
    /// is proven unless the dates show the order.
    /// </remarks>
    /// <param name="order">1 for the oldest entry first, -1 for the newest, 0 where it is not known.</param>
    public static bool Proves(IReadOnlyList<(decimal Amount, decimal? Balance)> entries, int order) =>
        order != 0 && IsProof(Walk(order > 0 ? entries : [.. entries.Reverse()]));

    /// <summary>The first or the last entry, when all balances follow from the one before without it, and not with it.</summary>
    public static int? FindOddEnd(IReadOnlyList<(decimal Amount, decimal? Balance)> entries)
    {
        if (IsWhole(entries))
            return null;

        return IsWhole([.. entries.Skip(1)]) ? 0 : IsWhole([.. entries.SkipLast(1)]) ? entries.Count - 1 : null;

        static bool IsWhole(IReadOnlyList<(decimal Amount, decimal? Balance)> entries) =>
            Check(entries) is { Links: >= 2 } check && check.Fitting == check.Links;
    }

    private static bool IsProof((int Fitting, int Links) check) => check.Fitting >= 2 && check.Fitting * 10 >= check.Links * 9;

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
