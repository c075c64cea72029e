namespace BudgetTracker.Api.Imports;

/// <summary>A number for each status of a row; those of all rows add up to the file.</summary>
/// <param name="New">Rows that become expenses.</param>
/// <param name="Duplicate">Rows that were imported before.</param>
/// <param name="Match">Rows with an expense that may be the same.</param>
/// <param name="NotSpending">Money in, and transfers.</param>
/// <param name="Pending">Rows that the bank has not booked yet.</param>
/// <param name="Deleted">Rows that were imported before, and deleted since.</param>
/// <param name="Skipped">Rows that the person left out.</param>
/// <param name="Invalid">Rows that cannot be read; their amounts count as 0.</param>
public sealed record PerStatus<T>(T New, T Duplicate, T Match, T NotSpending, T Pending, T Deleted, T Skipped, T Invalid)
{
    /// <summary>Calls a function for each status.</summary>
    internal static PerStatus<T> Of(Func<ImportRowStatus, T> number) => new(
        number(ImportRowStatus.New),
        number(ImportRowStatus.Duplicate),
        number(ImportRowStatus.Match),
        number(ImportRowStatus.NotSpending),
        number(ImportRowStatus.Pending),
        number(ImportRowStatus.Deleted),
        number(ImportRowStatus.Skipped),
        number(ImportRowStatus.Invalid));
}
