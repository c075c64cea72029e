using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Validation;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Users;

/// <summary>The query string of the list of users.</summary>
public sealed record UserFilter : PageRequest, IValidatableObject
{
    /// <summary>The largest page size of users with their expenses.</summary>
    public const int MaxLimitWithExpenses = 100;

    /// <summary>Only users with this text in their name or email address, whatever the case.</summary>
    [FromQuery(Name = "q")]
    [Text(User.NameMaxLength)]
    public string? Q { get; init; }

    /// <summary><c>expenses</c>: each user with its expenses, each of those with its category. Then <c>limit</c> is at most 100.</summary>
    [FromQuery(Name = "include")]
    [AllowedValues(null, "expenses", ErrorMessage = "Must be: expenses.")]
    public string? Include { get; init; }

    /// <summary>Only with <c>include=expenses</c>: no expenses before this day, yyyy-MM-dd.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    /// <summary>Only with <c>include=expenses</c>: no expenses after this day, yyyy-MM-dd.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Include is not null && Limit > MaxLimitWithExpenses)
            yield return new($"Must be at most {MaxLimitWithExpenses} with include=expenses.", ["limit"]);

        if (Include is null && From is not null)
            yield return new("Goes with include=expenses only.", ["from"]);

        if (Include is null && To is not null)
            yield return new("Goes with include=expenses only.", ["to"]);

        if (From > To)
            yield return new("Must not be after to.", ["from"]);
    }

    /// <summary>The users that match, after the cursor, in the order of their ids.</summary>
    public IQueryable<User> Apply(IQueryable<User> users)
    {
        if (Q is not null)
        {
            var text = NormalizedText.Of(Q.Trim());
            users = users.Where(u => u.NormalizedName.Contains(text) || u.NormalizedEmail.Contains(text));
        }

        var after = After;

        return users.Where(u => u.Id > after).OrderBy(u => u.Id);
    }
}
