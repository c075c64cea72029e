using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Access;

/// <summary>What a person or a program signs in with: a personal access token, or a session of the page.</summary>
/// <remarks>Whoever has the secret is this user. It is stored nowhere, only its hash is.</remarks>
public sealed class AccessToken : IVersioned
{
    /// <summary>Most characters of a name.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Given by the database, counting up from 1, never given twice.</summary>
    public int Id { get; init; }

    /// <summary>Who is signed in by it.</summary>
    public required int UserId { get; init; }

    /// <summary>Who is signed in by it.</summary>
    public User User { get; init; } = null!;

    /// <summary>Where it is good: as a bearer token, or in a cookie.</summary>
    public required AccessTokenKind Kind { get; init; }

    /// <summary>What its owner calls it; need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The first eight characters of the secret, by which its owner knows it again.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whether it is good for writing; every one is good for reading.</summary>
    public required bool CanWrite { get; init; }

    /// <summary>UTC, to the millisecond.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC; it is good until then. Null: until it is revoked.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>UTC, the beginning of the hour in which it was last used; null: never.</summary>
    public DateTime? LastUsedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <summary>A new one, and its secret.</summary>
    internal static (AccessToken Token, string Secret) New(int userId, AccessTokenKind kind, string name, bool canWrite, DateTime? expiresAt)
    {
        var secret = AccessSecret.New();

        return (new()
        {
            UserId = userId,
            Kind = kind,
            Name = name,
            Hash = AccessSecret.Hash(secret),
            Prefix = secret[..AccessSecret.PrefixLength],
            CanWrite = canWrite,
            ExpiresAt = expiresAt,
        }, secret);
    }
}
