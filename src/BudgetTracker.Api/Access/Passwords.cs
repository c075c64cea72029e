using System.Security.Cryptography;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Access;

/// <summary>Hashes passwords and compares them with their hashes, by the framework's <c>PasswordHasher</c>.</summary>
/// <remarks>
/// That is slow on purpose. As many at a time as half of the processors go on, so that guessing leaves the others to
/// everybody else.
/// </remarks>
public sealed class Passwords : IDisposable
{
    /// <summary>Fewest characters of a password.</summary>
    public const int MinLength = 12;

    /// <summary>Most characters of a password.</summary>
    public const int MaxLength = 128;

    // OWASP's password storage cheat sheet, 2023, for PBKDF2 with HMAC-SHA512.
    private const int Iterations = 210_000;

    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));
    // It is given no user, for it looks at none.
    private readonly PasswordHasher<User> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly FailedAttempts failures;
    private readonly string nobodys;

    /// <summary>Makes the hash that a password is compared with where there is none.</summary>
    public Passwords(FailedAttempts failures)
    {
        this.failures = failures;
        nobodys = hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>What the database has of a password.</summary>
    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            using var others = new ExtraThread();

            return hasher.HashPassword(null!, ComposedText.Of(password));
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Compares, unless it may not be tried now: that is asked for each when it is its turn, so that many at once are no more tries.</summary>
    /// <param name="hash">Null where there is no such account or it has no password: that takes as long, and is wrong.</param>
    /// <param name="password">What was given.</param>
    /// <param name="who">Whom a wrong one is counted against.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <returns>Whether it is right; or how long to wait, and it was not looked at.</returns>
    internal async Task<(bool IsRight, TimeSpan? Wait)> CompareAsync(
        string? hash,
        string password,
        IReadOnlyList<string> who,
        CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            if (who.Max(failures.WaitOf) is { } wait)
                return (false, wait);

            using var others = new ExtraThread();
            var result = hasher.VerifyHashedPassword(null!, hash ?? nobodys, ComposedText.Of(password));
            if (hash is not null && result != PasswordVerificationResult.Failed)
                return (true, null);

            foreach (var one in who)
                failures.Count(one);

            return (false, null);
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
