using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;

namespace BudgetTracker.Api.Users;

/// <summary>A person whose expenses are tracked.</summary>
public sealed class User : IVersioned
{
    /// <summary>Most characters of an email address.</summary>
    public const int EmailMaxLength = 100;

    /// <summary>Most characters of a name.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Most characters of a password's hash.</summary>
    public const int PasswordHashMaxLength = 200;

    /// <summary>Given by the database, counting up from 1, never given twice.</summary>
    public int Id { get; init; }

    /// <summary>Unique whatever the case.</summary>
    public required string Email
    {
        get;
        set
        {
            field = value;
            NormalizedEmail = NormalizedText.Of(value);
        }
    }

    /// <summary>The email as it is compared; carries the unique index.</summary>
    public string NormalizedEmail { get; private set; } = "";

    /// <summary>What the person is called; need not be unique.</summary>
    public required string Name
    {
        get;
        set
        {
            field = value;
            NormalizedName = NormalizedText.Of(value);
        }
    }

    /// <summary>The name as it is searched.</summary>
    public string NormalizedName { get; private set; } = "";

    /// <summary>What the user may do where people sign in; no response about users shows it.</summary>
    public UserRole Role { get; set; }

    /// <summary>What the framework's <c>PasswordHasher</c> makes of the password; null: this user has none.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>UTC, to the millisecond; given when the user is first saved.</summary>
    public DateTime CreatedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <summary>What this person spent. An expense that is taken out is deleted when the context is saved.</summary>
    public ICollection<Expense> Expenses { get; } = [];
}
