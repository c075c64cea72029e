using BudgetTracker.Api.Expenses;

namespace BudgetTracker.Api.Users;

/// <summary>A user with its expenses, asked for by <c>include=expenses</c>.</summary>
/// <remarks>It has no ETag: the version counts changes of the user, not of its expenses.</remarks>
/// <param name="Id">Given by the server, counting up from 1.</param>
/// <param name="Email">Unique whatever the case.</param>
/// <param name="Name">What the person is called.</param>
/// <param name="CreatedAt">When the user was created, UTC.</param>
/// <param name="Version">1 at first, one more with every change of the user itself.</param>
/// <param name="Expenses">The user's expenses, newest first, each with its category.</param>
public sealed record UserWithExpensesResponse(
    int Id,
    string Email,
    string Name,
    DateTime CreatedAt,
    int Version,
    IEnumerable<UserExpense> Expenses)
{
    /// <summary>The response for a user and its expenses.</summary>
    public static UserWithExpensesResponse From(User user, IEnumerable<UserExpense> expenses) =>
        new(user.Id, user.Email, user.Name, user.CreatedAt, user.Version, expenses);

    /// <summary>What the document shows: the response to the example requests, on an empty ledger.</summary>
    internal static UserWithExpensesResponse Example { get; } = new(
        UserResponse.Example.Id,
        UserResponse.Example.Email,
        UserResponse.Example.Name,
        UserResponse.Example.CreatedAt,
        UserResponse.Example.Version,
        [UserExpense.Example]);
}
