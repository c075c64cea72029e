using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace BudgetTracker.Api.Access;

/// <summary>The secret of a token or session: <c>bgt_</c>, then 256 random bits and their checksum in base64url (RFC 4648).</summary>
/// <remarks>
/// By its beginning, a scanner finds one that was published. By its checksum, one that was mistyped or made up is rejected
/// without a look into the database. So many random bits need no slow hash.
/// </remarks>
internal static class AccessSecret
{
    /// <summary>Characters of what is shown of a secret.</summary>
    public const int PrefixLength = 8;

    /// <summary>Bytes of a hash.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    private const string Mark = "bgt_";
    private const int RandomBytes = 32;
    private const int AllBytes = RandomBytes + sizeof(uint);

    private static readonly int Length = Mark.Length + Base64Url.GetEncodedLength(AllBytes);

    /// <summary>Makes one.</summary>
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[AllBytes];
        RandomNumberGenerator.Fill(bytes[..RandomBytes]);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[RandomBytes..], Checksum(bytes[..RandomBytes]));

        return Mark + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Whether a text can be one.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> secret)
    {
        Span<byte> bytes = stackalloc byte[AllBytes];

        return secret.Length == Length
            && secret.StartsWith(Mark, StringComparison.Ordinal)
            && Base64Url.DecodeFromChars(secret[Mark.Length..], bytes, out _, out var written) == OperationStatus.Done
            && written == AllBytes
            && BinaryPrimitives.ReadUInt32BigEndian(bytes[RandomBytes..]) == Checksum(bytes[..RandomBytes]);
    }

    /// <summary>What the database has of it.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    // CRC-32C, which the framework has.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var value in bytes)
            checksum = BitOperations.Crc32C(checksum, value);

        return ~checksum;
    }
}
