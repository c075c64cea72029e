using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;

namespace BudgetTracker.Api.Categories;

/// <summary>What money is spent on. Categories are shared by all users.</summary>
public sealed class Category : IVersioned
{
    /// <summary>Most characters of a name.</summary>
    public const int NameMaxLength = 50;

    /// <summary>The colour of the first category that was given none.</summary>
    public const string DefaultColor = "#FF6B6B";

    /// <summary>Given by the database, counting up from 1, never given twice.</summary>
    public int Id { get; init; }

    /// <summary>Unique whatever the case.</summary>
    public required string Name
    {
        get;
        set
        {
            field = value;
            NormalizedName = NormalizedText.Of(value);
        }
    }

    /// <summary>The name as it is compared; carries the unique index.</summary>
    public string NormalizedName { get; private set; } = "";

    /// <summary>For charts: <c>#RRGGBB</c>.</summary>
    public required string Color { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <summary>What was spent on it, by anybody.</summary>
    public ICollection<Expense> Expenses { get; } = [];
}
