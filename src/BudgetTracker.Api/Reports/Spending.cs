using System.Globalization;
using System.Linq.Expressions;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Reports;

/// <summary>Sums expenses up, in groups, in the database.</summary>
internal static class Spending
{
    /// <summary>The most groups of one report.</summary>
    public const int MaxGroups = 10_000;

    // The expense's own foreign keys, and not the ids of what they lead to: those are columns of an index.
    private static readonly Expression<Func<Expense, SpendingKey>> Key = expense => new SpendingKey
    {
        Category = expense.CategoryId,
        User = expense.UserId,
        Day = expense.Date,
        Month = Period.MonthOf(expense.Date),
        Year = Period.YearOf(expense.Date),
    };

    private static readonly Expression<Func<IGrouping<SpendingKey, Expense>, SpendingSum>> Sums = group => new SpendingSum
    {
        CategoryId = group.Key.Category,
        UserId = group.Key.User,
        Day = group.Key.Day,
        Month = group.Key.Month,
        Year = group.Key.Year,
        Total = group.Sum(expense => expense.Amount),
        Count = group.Count(),
    };

    /// <summary>Groups the expenses that match: one command, whatever the dimensions.</summary>
    /// <returns>Null when there would be more than <see cref="MaxGroups"/> groups.</returns>
    public static async Task<SpendingReport?> ReportAsync(
        BudgetDbContext db,
        ExpenseFilter filter,
        IReadOnlySet<Dimension> dimensions,
        CancellationToken cancellationToken)
    {
        var only = new OnlyDimensions(dimensions);
        var groups = filter.Apply(db.Expenses)
            .GroupBy(only.VisitAndConvert(Key, nameof(ReportAsync)))
            .Select(only.VisitAndConvert(Sums, nameof(ReportAsync)));

        // Without that dimension the id is 0, which nothing has.
        var query =
            from sum in groups
            join category in db.Categories on sum.CategoryId equals category.Id into categories
            from category in categories.DefaultIfEmpty()
            join user in db.Users on sum.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            select new
            {
                Sum = sum,
                Category = category == null ? null : new CategoryReference(category.Id, category.Name, category.Color, category.Version),
                User = user == null ? null : new UserReference(user.Id, user.Name, user.Email, user.Version),
            };
        var rows = await query.AsAsyncEnumerable().Take(MaxGroups + 1).ToListAsync(cancellationToken);
        if (rows.Count > MaxGroups)
            return null;

        var total = rows.Sum(row => row.Sum.Total);
        var ordered = rows
            .OrderBy(row => row.Sum.Day)
            .ThenBy(row => row.Sum.Month, StringComparer.Ordinal)
            .ThenBy(row => row.Sum.Year, StringComparer.Ordinal)
            .ThenByDescending(row => row.Sum.Total)
            .ThenBy(row => row.Sum.CategoryId)
            .ThenBy(row => row.Sum.UserId);

        return new SpendingReport(total, rows.Sum(row => row.Sum.Count), [.. ordered.Select(row => new SpendingGroup
        {
            Category = row.Category,
            User = row.User,
            Day = row.Sum.Day,
            Month = row.Sum.Month,
            Year = row.Sum.Year is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null,
            Total = row.Sum.Total,
            Count = row.Sum.Count,
            Share = (double)decimal.Round(row.Sum.Total / total, 4),
        })]);
    }

    private sealed class SpendingSum
    {
        public required int CategoryId { get; init; }

        public required int UserId { get; init; }

        public required DateOnly? Day { get; init; }

        public required string? Month { get; init; }

        public required string? Year { get; init; }

        public required decimal Total { get; init; }

        public required int Count { get; init; }
    }
}
