using System.Buffers.Text;
using System.Security.Cryptography;

namespace BudgetTracker.Api.Access;

/// <summary>The code of the link by which the first admin is made. It is good once, for an hour, and in this process.</summary>
public sealed class SetupCode(TimeProvider clock)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private volatile byte[]? hash;
    private DateTimeOffset expiresAt;

    /// <summary>Whether there is one: the start makes it, once the server listens.</summary>
    internal bool IsMade => hash is not null;

    /// <summary>Makes one, in place of the one before.</summary>
    public string Renew()
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        expiresAt = clock.GetUtcNow() + GoodFor;
        hash = AccessSecret.Hash(code);

        return code;
    }

    /// <summary>Whether it is this one.</summary>
    public bool Is(string code) =>
        hash is { } expected && clock.GetUtcNow() < expiresAt && CryptographicOperations.FixedTimeEquals(expected, AccessSecret.Hash(code));

    /// <summary>Makes it worthless.</summary>
    public void Spend() => hash = null;
}
