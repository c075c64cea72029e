using System.Text.Json.Serialization;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http.Preconditions;

namespace BudgetTracker.Api.Users;

/// <summary>A user.</summary>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="Email">Unique whatever the case.</param>
/// <param name="Name">What the person is called.</param>
/// <param name="CreatedAt">When the user was created, UTC.</param>
/// <param name="Version">1 at first, one more with every change.</param>
/// <param name="Expenses">Only with <c>include=expenses</c>: the user's expenses, newest first.</param>
public sealed record UserResponse(
    int Id,
    string Email,
    string Name,
    DateTime CreatedAt,
    int Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<UserExpense>? Expenses = null)
    : IHasETag
{
    // The version counts changes of the user, not of its expenses.
    string? IHasETag.ETag => Expenses is null ? IHasETag.Of(Version) : null;

    /// <summary>The answer for a user without expenses.</summary>
    public static UserResponse From(User user) =>
        new(user.Id, user.Email, user.Name, user.CreatedAt, user.Version);

    /// <summary>The answer for a user whose expenses and their categories are loaded.</summary>
    public static UserResponse WithExpenses(User user) =>
        From(user) with { Expenses = [.. user.Expenses.Select(UserExpense.From)] };

    /// <summary>What the document shows: the answer to the examples of the requests, on an empty ledger.</summary>
    internal static UserResponse Example { get; } =
        new(1, "alice@example.com", "Alice", new(2026, 1, 31, 18, 30, 0, DateTimeKind.Utc), 1);
}
