using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Imports;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Expenses;

/// <summary>Money that one user spent on one category on one day.</summary>
public sealed class Expense : IVersioned
{
    /// <summary>Most characters of a description.</summary>
    public const int DescriptionMaxLength = 200;

    /// <summary>Given by the database, counting up from 1, never given twice.</summary>
    public long Id { get; init; }

    /// <summary>Whose expense it is; it never changes its owner.</summary>
    public int UserId { get; init; }

    /// <summary>Whose expense it is.</summary>
    public User User { get; init; } = null!;

    /// <summary>What the money was spent on.</summary>
    public int CategoryId { get; set; }

    /// <summary>What the money was spent on.</summary>
    public Category Category { get; set; } = null!;

    /// <summary>What was bought.</summary>
    public required string Description
    {
        get;
        set
        {
            field = value;
            NormalizedDescription = NormalizedText.Of(value);
        }
    }

    /// <summary>The description as it is searched.</summary>
    public string NormalizedDescription { get; private set; } = "";

    /// <summary>From <see cref="Money.Min"/> to <see cref="Money.Max"/>, two decimal places.</summary>
    public required decimal Amount { get; set; }

    /// <summary>The day of the purchase, wherever it was; it has no time zone.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>The import that made it; null where a person entered it.</summary>
    public int? ImportId { get; init; }

    /// <summary>The import that made it; null where a person entered it.</summary>
    public Import? Import { get; init; }

    /// <summary>UTC, to the millisecond; given when the expense is first saved.</summary>
    public DateTime CreatedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; set; }
}
