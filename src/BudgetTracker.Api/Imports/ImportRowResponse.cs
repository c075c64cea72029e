using BudgetTracker.Api.Categories;

namespace BudgetTracker.Api.Imports;

/// <summary>One entry of the file, and what a commit does with it.</summary>
/// <param name="Number">Its place among the entries of the file, from 1; changes of rows name it.</param>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Raw">The entry as it stands in the file, at most 4000 characters.</param>
/// <param name="Date">The booking day, yyyy-MM-dd; null where it cannot be read, or is not booked yet.</param>
/// <param name="Amount">Money out is negative; null where it cannot be read.</param>
/// <param name="Description">What the expense says.</param>
/// <param name="BankId">The bank's id of the entry.</param>
/// <param name="Account">The account, as the file names it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="FileCategory">The category, as the file names it.</param>
/// <param name="Status">What a commit does with it.</param>
/// <param name="Reason">Why it has this status, or what one should know about it.</param>
/// <param name="Category">The category that the expense gets; null where nothing gives one.</param>
/// <param name="CategoryReason">Where the category comes from.</param>
/// <param name="ExpenseId">The expense that it became, is linked to, repeats or matches.</param>
public sealed record ImportRowResponse(
    int Number,
    int Line,
    string Raw,
    DateOnly? Date,
    decimal? Amount,
    string Description,
    string? BankId,
    string? Account,
    string? Currency,
    string? FileCategory,
    ImportRowStatus Status,
    string? Reason,
    CategoryReference? Category,
    string? CategoryReason,
    long? ExpenseId)
{
    /// <summary>What the document shows: the first row of the example of an import.</summary>
    internal static ImportRowResponse Example { get; } = new(
        1,
        2,
        "2026-02-01,Grocery store,-23.40",
        new(2026, 2, 1),
        -23.40m,
        "Grocery store",
        null,
        null,
        "EUR",
        null,
        ImportRowStatus.New,
        null,
        CategoryReference.Example,
        "It is the default.",
        null);
}
