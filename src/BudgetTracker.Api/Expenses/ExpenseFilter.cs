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

    /// <summary>Only those that this import made.</summary>
    [FromQuery(Name = "importId")]
    public int? ImportId { get; init; }

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

    /// <summary>The one id in <see cref="CategoryId"/>, if it is one: its rows are in the order of an index.</summary>
    internal int? OnlyCategoryId => CategoryId is [var id] ? id : null;

    /// <summary>The ids in <see cref="CategoryId"/>, if they are none or several: their rows have to be sorted.</summary>
    internal IReadOnlyList<int>? SeveralCategoryIds => CategoryId is [_] ? null : CategoryId;

    /// <summary>Whether it names a user, and no category or import.</summary>
    internal bool NamesUserAlone =>
        UserId is not null && ImportId is null && CategoryId is not { Count: > 0 } && Category is not { Count: > 0 };

    /// <summary>The text in <see cref="Q"/> as it is searched.</summary>
    internal string? NormalizedQ => Q is null ? null : NormalizedText.Of(Q.Trim());

    /// <summary>The expenses that match. Category names must have been resolved by <see cref="NamedReferences"/>.</summary>
    /// <remarks>
    /// The terms name properties of this filter, and nothing else: <see cref="ExpenseListQuery"/> relies on it. EF Core
    /// leaves a term out of the SQL when its value is null.
    /// </remarks>
    public IQueryable<Expense> Apply(IQueryable<Expense> expenses) => expenses.Where(e =>
        (UserId == null || e.UserId == UserId)
        && (OnlyCategoryId == null || e.CategoryId == OnlyCategoryId)
        && (SeveralCategoryIds == null || SeveralCategoryIds.Contains(e.CategoryId))
        && (ImportId == null || e.ImportId == ImportId)
        && (From == null || e.Date >= From)
        && (To == null || e.Date <= To)
        && (MinAmount == null || e.Amount >= MinAmount)
        && (MaxAmount == null || e.Amount <= MaxAmount)
        && (NormalizedQ == null || e.NormalizedDescription.Contains(NormalizedQ)));
}
