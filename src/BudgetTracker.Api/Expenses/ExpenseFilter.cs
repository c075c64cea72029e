using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
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

    /// <summary>The expenses that match.</summary>
    public IQueryable<Expense> Apply(IQueryable<Expense> expenses)
    {
        if (UserId is { } userId)
            expenses = expenses.Where(e => e.UserId == userId);

        if (CategoryId is { Count: > 0 } categoryIds)
            expenses = expenses.Where(e => categoryIds.Contains(e.CategoryId));

        if (Category is { Count: > 0 } categories)
        {
            var names = categories.Select(name => NormalizedText.Of(name.Trim())).ToList();
            expenses = expenses.Where(e => names.Contains(e.Category.NormalizedName));
        }

        if (From is { } from)
            expenses = expenses.Where(e => e.Date >= from);

        if (To is { } to)
            expenses = expenses.Where(e => e.Date <= to);

        if (MinAmount is { } minAmount)
            expenses = expenses.Where(e => e.Amount >= minAmount);

        if (MaxAmount is { } maxAmount)
            expenses = expenses.Where(e => e.Amount <= maxAmount);

        if (Q is not null)
        {
            var text = NormalizedText.Of(Q.Trim());
            expenses = expenses.Where(e => e.NormalizedDescription.Contains(text));
        }

        return expenses;
    }
}
