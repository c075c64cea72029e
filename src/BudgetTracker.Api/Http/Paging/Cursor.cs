using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BudgetTracker.Api.Http.Paging;

/// <summary>Where a page of a list ended: the sort key and the id of its last row.</summary>
/// <remarks>
/// On the wire it is opaque: the two numbers and a checksum over them and the list they belong to, in base64url
/// (RFC 4648). It gives access to nothing, so the checksum needs no secret: it is there so that a cursor that was
/// altered, or taken to a list with another order or filter, is rejected instead of showing the wrong rows.
/// </remarks>
/// <param name="Key">What the list is ordered by, as a number that sorts alike; 0 where it is ordered by id alone.</param>
/// <param name="Id">The tiebreaker.</param>
public readonly record struct Cursor(long Key, long Id)
{
    private const int PositionBytes = 2 * sizeof(long);
    private const int ChecksumBytes = sizeof(ulong);

    private ulong Checksum { get; init; }

    /// <summary>Reads what <see cref="Write"/> wrote; <see cref="BelongsTo"/> says whether for this list.</summary>
    /// <returns>False when the text cannot be a cursor.</returns>
    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = default;

        // TryDecodeFromChars would throw at a character that base64url does not have.
        Span<byte> bytes = stackalloc byte[PositionBytes + ChecksumBytes];
        if (text.Length != Base64Url.GetEncodedLength(bytes.Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != bytes.Length)
        {
            return false;
        }

        cursor = new Cursor(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]))
        {
            Checksum = BinaryPrimitives.ReadUInt64BigEndian(bytes[PositionBytes..]),
        };

        return true;
    }

    /// <summary>Whether this cursor was written for the list, order and filters that the request asks for.</summary>
    public bool BelongsTo(HttpRequest list) => Checksum == ChecksumFor(list);

    /// <summary>The cursor as text, for the list that the request asked for.</summary>
    public string Write(HttpRequest list)
    {
        Span<byte> bytes = stackalloc byte[PositionBytes + ChecksumBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Key);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], Id);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[PositionBytes..], ChecksumFor(list));

        return Base64Url.EncodeToString(bytes);
    }

    private ulong ChecksumFor(HttpRequest list)
    {
        // The page size and the cursor itself may change from page to page; everything else makes it another list.
        var parameters = list.Query
            .Where(parameter => parameter.Key is not ("limit" or "cursor"))
            .SelectMany(parameter => parameter.Value.Select(value => $"{parameter.Key}={Uri.EscapeDataString(value!)}"))
            .Order(StringComparer.Ordinal);
        var content = $"{Key},{Id},{list.Path}?{string.Join('&', parameters)}";

        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
