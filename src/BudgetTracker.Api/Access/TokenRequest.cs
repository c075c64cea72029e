using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Access;

/// <summary>A token to create.</summary>
public sealed record TokenRequest : IValidatableObject
{
    /// <summary>What the token is for: 1 to 100 characters; need not be unique.</summary>
    /// <example>Spreadsheet</example>
    [Text(AccessToken.NameMaxLength)]
    public required string Name { get; init; }

    /// <summary><c>["read"]</c>, or <c>["read","write"]</c>.</summary>
    /// <example>["read", "write"]</example>
    public required IReadOnlyList<AccessScope> Scopes { get; init; }

    /// <summary>Until when the token is good, UTC, written as 2026-01-31T08:15:00.120Z; until it is revoked if left out.</summary>
    /// <example>2036-01-31T00:00:00.000Z</example>
    [DisallowNull]
    public DateTime? ExpiresAt { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Scopes is not ([AccessScope.Read] or [AccessScope.Read, AccessScope.Write]))
            yield return new("Must be [\"read\"] or [\"read\",\"write\"].", ["scopes"]);
    }
}
