using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Validation;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Expenses;

/// <summary>Which expenses: all filters must hold; of a repeated one, any value.</summary>
public sealed record ExpenseFilter : IValidatableObject
{
    /// <summary>Only this user's.</summary>
    [FromQuery(Name = "userId")]
    public int? UserId { get; init; }

    /// <summary>Only on this category, by id; repeat it for several.</summary>
    /// <example>1</example>
    [FromQuery(Name = "categoryId")]
    public IReadOnlyList<int>? CategoryId { get; init; }

    /// <summary>Only on this category, by name, whatever the case; repeat it for several.</summary>
    /// <example>Food</example>
    [FromQuery(Name = "category")]
    [Text(Categories.Category.NameMaxLength)]
    public IReadOnlyList<string>? Category { get; init; }

    /// <summary>The first day, included, yyyy-MM-dd.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    /// <summary>The last day, included, yyyy-MM-dd.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    /// <summary>The lowest amount, at most two decimal places.</summary>
    [FromQuery(Name = "minAmount")]
    [Range(typeof(decimal), "0", "99999999.99")]
    public decimal? MinAmount { get; init; }

    /// <summary>The highest amount, at most two decimal places.</summary>
    [FromQuery(Name = "maxAmount")]
    [Range(typeof(decimal), "0", "99999999.99")]
    public decimal? MaxAmount { get; init; }

    /// <summary>Only with this text in the description, whatever the case; no character has a special meaning.</summary>
    [FromQuery(Name = "q")]
    [Text(Expense.DescriptionMaxLength)]
    public string? Q { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From > To)
            yield return new("Must not be after to.", ["from"]);

        if (MinAmount > MaxAmount)
            yield return new("Must not be more than maxAmount.", ["minAmount"]);
    }

    /// <summary>The names in <see cref="Category"/> as they are compared.</summary>
    internal IReadOnlyList<string>? NormalizedCategory => Category?.Select(Normalize).ToList();

    /// <summary>The one id in <see cref="CategoryId"/>, if it is one.</summary>
    internal int? OnlyCategoryId => CategoryId is [var id] ? id : null;

    /// <summary>The one name in <see cref="Category"/> as it is compared, if it is one.</summary>
    internal string? OnlyCategory => Category is [var name] ? Normalize(name) : null;

    /// <summary>The text in <see cref="Q"/> as it is searched.</summary>
    internal string? NormalizedQ => Q is null ? null : Normalize(Q);

    /// <summary>The expenses that match.</summary>
    /// <remarks>The predicates name properties of this filter, and nothing else: <see cref="ExpenseListQuery"/> relies on it.</remarks>
    public IQueryable<Expense> Apply(IQueryable<Expense> expenses)
    {
        if (UserId is not null)
            expenses = expenses.Where(e => e.UserId == UserId);

        // One value is compared: within it the rows are in the order of an index. Several have to be sorted.
        if (CategoryId is [_])
            expenses = expenses.Where(e => e.CategoryId == OnlyCategoryId);
        else if (CategoryId is [_, ..])
            expenses = expenses.Where(e => CategoryId.Contains(e.CategoryId));

        if (Category is [_])
            expenses = expenses.Where(e => e.Category.NormalizedName == OnlyCategory);
        else if (Category is [_, ..])
            expenses = expenses.Where(e => NormalizedCategory!.Contains(e.Category.NormalizedName));

        if (From is not null)
            expenses = expenses.Where(e => e.Date >= From);

        if (To is not null)
            expenses = expenses.Where(e => e.Date <= To);

        if (MinAmount is not null)
            expenses = expenses.Where(e => e.Amount >= MinAmount);

        if (MaxAmount is not null)
            expenses = expenses.Where(e => e.Amount <= MaxAmount);

        if (Q is not null)
            expenses = expenses.Where(e => e.NormalizedDescription.Contains(NormalizedQ!));

        return expenses;
    }

    private static string Normalize(string text) => NormalizedText.Of(text.Trim());
}
