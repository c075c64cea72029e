namespace BudgetTracker.Api.Http.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page, in the order of the list.</param>
/// <param name="NextCursor" example="null">Send it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    /// <summary>The same page of something else, row by row.</summary>
    public Page<TResult> Select<TResult>(Func<T, TResult> selector) => new([.. Items.Select(selector)], NextCursor);
}
