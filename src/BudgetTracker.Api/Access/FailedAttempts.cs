using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Problems;

namespace BudgetTracker.Api.Access;

/// <summary>Counts wrong tokens, codes and passwords: ten in five minutes from one address, or for one account.</summary>
/// <remarks>
/// The counts are in memory, and as many as there are buckets at most, however many addresses an attacker has. Addresses
/// that share a bucket share its count; which do is another matter in each process. Only those who are wrong are counted and
/// rejected, so that sharing one with an attacker costs nothing to somebody with a good token or session.
/// </remarks>
public sealed class FailedAttempts : IDisposable
{
    /// <summary>How many may be wrong within the window.</summary>
    public const int Max = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int Buckets = 16_384;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, int>(who =>
        RateLimitPartition.GetFixedWindowLimiter(
            // Text has another hash in each process.
            (int)((uint)who.GetHashCode(StringComparison.Ordinal) % Buckets),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Max, Window = Window }));

    /// <summary>Who sends tokens from an address.</summary>
    internal static string TokensFrom(HttpContext context) => $"tokens {AddressOf(context)}";

    /// <summary>Who sends passwords and codes from an address. Scripts with a token that has expired do not count as such.</summary>
    internal static string PasswordsFrom(HttpContext context) => $"passwords {AddressOf(context)}";

    /// <summary>Whoever sends passwords for an account, whether or not there is one.</summary>
    internal static string PasswordsFor(string email) => $"account {NormalizedText.Of(email)}";

    /// <summary>A time as the header <c>Retry-After</c> has it.</summary>
    internal static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>Counts a failure.</summary>
    /// <returns>How long to wait before the next attempt, where this one was one too many; else null.</returns>
    internal TimeSpan? Count(string who) => Acquire(who, 1);

    /// <summary>How long to wait before the next attempt; null: it may be made now.</summary>
    internal TimeSpan? WaitOf(string who) => Acquire(who, 0);

    /// <summary>429: too many attempts were wrong.</summary>
    internal static ProblemResult TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Seconds(wait);

        return new(ApiProblems.ForStatus(StatusCodes.Status429TooManyRequests));
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();

    private TimeSpan? Acquire(string who, int permits)
    {
        using var lease = limiter.AttemptAcquire(who, permits);

        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : Window;
    }

    // Who has one IPv6 address has the 2^64 of its network.
    private static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";

        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]).ToString()
            : address.ToString();
    }
}
