using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Budgets;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Export;

/// <summary>A budget in the ledger's file, with its limits.</summary>
internal sealed record BudgetLine : ILedgerLine<BudgetLine>
{
    private static readonly MoneyAttribute Amounts = new("0");

    public static string Kind => "budget";

    public string Type => Kind;

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Id { get; init; }

    public required int UserId { get; init; }

    public required int? CategoryId { get; init; }

    public required BudgetPeriod Period { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly? EndsOn { get; init; }

    public required Rollover Rollover { get; init; }

    [Money("0")]
    public required decimal? RolloverCap { get; init; }

    [Range(1, 100, ErrorMessage = "Must be a whole number from 1 to 100.")]
    public required int AlertAt { get; init; }

    /// <summary>In the order of their days.</summary>
    public required IReadOnlyList<Limit> Limits { get; init; }

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Version { get; init; }

    long ILedgerLine<BudgetLine>.Key => Id;

    public static IQueryable<BudgetLine> ReadAll(BudgetDbContext db) =>
        db.Budgets.OrderBy(b => b.Id).Select(b => new BudgetLine
        {
            Id = b.Id,
            UserId = b.UserId,
            CategoryId = b.CategoryId,
            Period = b.Period,
            StartsOn = b.StartsOn,
            EndsOn = b.EndsOn,
            Rollover = b.Rollover,
            RolloverCap = b.RolloverCap,
            AlertAt = b.AlertAt,
            Limits = b.Limits.OrderBy(l => l.From).Select(l => new Limit { From = l.From, Amount = l.Amount }).ToList(),
            Version = b.Version,
        });

    public static async Task RestoreAsync(BudgetDbContext db, IReadOnlyList<BudgetLine> lines)
    {
        await db.InsertAsIsAsync(lines.Select(line => new Budget
        {
            Id = line.Id,
            UserId = line.UserId,
            CategoryId = line.CategoryId,
            Period = line.Period,
            StartsOn = line.StartsOn,
            EndsOn = line.EndsOn,
            Rollover = line.Rollover,
            RolloverCap = line.RolloverCap,
            AlertAt = line.AlertAt,
            Version = line.Version,
        }).ToList());
        await db.InsertAsIsAsync(lines
            .SelectMany(line => line.Limits, (line, limit) => new BudgetLimit
            {
                BudgetId = line.Id,
                From = limit.From,
                Amount = limit.Amount,
            })
            .ToList());
    }

    public string? Check(SeenRows seen)
    {
        if (!seen.Has(UserLine.Kind, UserId))
            return $"userId: No user has the id {UserId}.";

        if (CategoryId is { } id && !seen.Has(CategoryLine.Kind, id))
            return $"categoryId: No category has the id {id}.";

        if (EndsOn < StartsOn)
            return "endsOn: Must not be before startsOn.";

        if (!seen.Add("budget of", (UserId, CategoryId, Period)))
            return "period: The user has another budget on this category with periods of this length.";

        return CheckLimits() is { } error ? $"limits: {error}" : null;
    }

    private string? CheckLimits()
    {
        if (Limits is not [{ } first, ..] || first.From != StartsOn)
            return "The first one must be from startsOn.";

        var periods = new BudgetPeriods(Period, StartsOn);
        for (var i = 0; i < Limits.Count; i++)
        {
            if (Limits[i] is null)
                return "Must not be null.";

            if (!Amounts.IsValid(Limits[i].Amount))
                return Amounts.FormatErrorMessage("amount");

            if (i > 0 && Limits[i].From <= Limits[i - 1].From)
                return "Must be in the order of their days, and no day may come twice.";

            if (periods.FirstDayOf(periods.Of(Limits[i].From)) != Limits[i].From)
                return $"{Limits[i].From:yyyy-MM-dd} does not begin a period.";
        }

        return null;
    }

    /// <summary>How much the budget allows from a day on.</summary>
    internal sealed record Limit
    {
        public required DateOnly From { get; init; }

        [Money("0")]
        public required decimal Amount { get; init; }
    }
}
