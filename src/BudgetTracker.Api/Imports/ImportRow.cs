using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;

namespace BudgetTracker.Api.Imports;

/// <summary>One entry of an imported file.</summary>
public sealed class ImportRow
{
    /// <summary>Most characters of a reason.</summary>
    public const int ReasonMaxLength = 300;

    /// <summary>The import that it belongs to.</summary>
    public int ImportId { get; set; }

    /// <summary>The import that it belongs to.</summary>
    public Import Import { get; init; } = null!;

    /// <summary>Its place among the entries of the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The line of the file on which it begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The entry as it stands in the file.</summary>
    public required string Raw { get; init; }

    /// <summary>The booking day; null where it is invalid or pending.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Money out is negative; null where it is invalid.</summary>
    public decimal? Amount { get; init; }

    /// <summary>What the expense says.</summary>
    public required string Description
    {
        get;
        set
        {
            field = value;
            NormalizedDescription = NormalizedText.Of(value);
        }
    }

    /// <summary>The description as expenses are searched by it.</summary>
    public string NormalizedDescription { get; private set; } = "";

    /// <summary>The bank's id of the entry.</summary>
    public string? BankId { get; init; }

    /// <summary>The account, as the file names it.</summary>
    public string? Account { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The category, as the file names it.</summary>
    public string? FileCategory
    {
        get;
        init
        {
            field = value;
            NormalizedFileCategory = value is null ? null : NormalizedText.Of(value);
        }
    }

    /// <summary>The name of the category as names are compared.</summary>
    public string? NormalizedFileCategory { get; private set; }

    /// <summary>What a commit does with it.</summary>
    public ImportRowStatus Status { get; set; }

    /// <summary>The status that it has while no person skips it.</summary>
    public ImportRowStatus FoundStatus { get; set; }

    /// <summary>Why it has its status, or what a person should know; null where there is nothing to say.</summary>
    public string? Reason { get; set; }

    /// <summary>The category that the expense gets.</summary>
    public int? CategoryId { get; set; }

    /// <summary>The category that the expense gets.</summary>
    public Category? Category { get; init; }

    /// <summary>Where the category comes from.</summary>
    public string? CategoryReason { get; set; }

    /// <summary>Equal for equal entries of two files of a user, and different for equal entries of one file.</summary>
    public required string Key { get; init; }

    /// <summary>The expense that it became or was linked to; before the commit, the one that it matches or repeats.</summary>
    public long? ExpenseId { get; set; }

    /// <summary>The expense that it became or was linked to; before the commit, the one that it matches or repeats.</summary>
    public Expense? Expense { get; init; }

    /// <summary>Whether a commit made it an expense or linked it to one, whether or not that is still there.</summary>
    public bool Imported { get; init; }
}
