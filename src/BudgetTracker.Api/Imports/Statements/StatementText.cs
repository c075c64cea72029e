using System.Text;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>A file's bytes as text. No byte is ever replaced: what an encoding cannot read is refused.</summary>
internal static partial class StatementText
{
    private static readonly (byte[] Start, string What)[] NoText =
    [
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive: unpack it first"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Excel file: save it as CSV"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ("%PDF"u8.ToArray(), "a PDF: ask the bank for CSV, OFX or CAMT"),
        ([0x1F, 0x8B], "compressed: unpack it first"),
    ];

    static StatementText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, and the name of the encoding that read it.</summary>
    /// <param name="given">The option <c>encoding</c>.</param>
    public static (string Text, string Encoding) Decode(ReadOnlySpan<byte> bytes, string? given)
    {
        if (bytes.IsEmpty)
            throw new StatementException("The file is empty.");

        RefuseOtherFiles(bytes);
        var (text, encoding) = given is null ? Detect(bytes) : DecodeAs(bytes, Named(given) ?? throw NoEncoding(given));
        text = text.TrimStart('\ufeff').TrimEnd('\u001a');
        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
            throw At(text, zero, "The file holds binary zeros, so it is no text in this encoding.");

        return string.IsNullOrWhiteSpace(text) ? throw new StatementException("The file is empty.") : (text, encoding);
    }

    /// <summary>Names the line and column of a place in a text.</summary>
    public static StatementException At(string text, int offset, string message)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));

        return StatementException.At(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), message);
    }

    private static void RefuseOtherFiles(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, what) in NoText)
        {
            if (!bytes.StartsWith(start))
                continue;

            var isSheet = start[0] == 'P' && (bytes.IndexOf("xl/"u8) >= 0 || bytes.IndexOf("opendocument.spreadsheet"u8) >= 0);

            throw new StatementException($"This is {(isSheet ? "an Excel file: save it as CSV" : what)}.");
        }
    }

    // A byte-order mark; the prolog of XML; strict UTF-8; the CHARSET of OFX; else windows-1252.
    private static (string Text, string Encoding) Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return DecodeAs(bytes, Encoding.UTF8);

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return DecodeAs(bytes, Encoding.UTF32);

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return DecodeAs(bytes, Encoding.Unicode);

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return DecodeAs(bytes, Encoding.BigEndianUnicode);

        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1000)]);
        if (XmlEncoding().Match(start) is { Success: true } xml
            && Named(xml.Groups[1].Value) is { } named && named.CodePage is not (20127 or 65001) && named.IsSingleByte)
        {
            return DecodeAs(bytes, named);
        }

        var bad = FindInvalidUtf8(bytes, out var hasUtf8, out var isCutOff);
        if (bad < 0)
            return DecodeAs(bytes, Encoding.UTF8);

        if (isCutOff)
            throw AtByte(bytes, bad, "The file ends in the middle of a character: it was cut off.");

        if (hasUtf8)
        {
            throw new StatementException(
                AtByte(bytes, bad, "Most of the file is UTF-8, this byte is not: set encoding.").Message, "encoding");
        }

        var charset = OfxCharset().Match(start);

        return DecodeAs(bytes, (charset.Success ? Named(CharsetName(charset.Groups[1].Value)) : null) ?? Encoding.GetEncoding(1252));
    }

    private static string CharsetName(string value) =>
        value.Length is 3 or 4 && value.All(char.IsAsciiDigit) ? "windows-" + value : value;

    private static (string Text, string Encoding) DecodeAs(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            var text = strict.GetString(bytes);

            // The places that windows-1252 leaves empty come back as control characters, which no statement holds.
            var hole = strict.CodePage is 1252 ? text.AsSpan().IndexOfAnyInRange('\u0080', '\u009f') : -1;

            return hole < 0 ? (text, strict.WebName) : throw new StatementException(
                At(text, hole, $"The byte {(int)text[hole]:X2} is no character of {strict.WebName}: set encoding.").Message, "encoding");
        }
        catch (DecoderFallbackException fault)
        {
            throw new StatementException(
                AtByte(bytes, Math.Clamp(fault.Index, 0, bytes.Length), $"The bytes are no text in {strict.WebName}.").Message, "encoding");
        }
    }

    private static StatementException AtByte(ReadOnlySpan<byte> bytes, int offset, string message)
    {
        var before = bytes[..offset];

        return StatementException.At(before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'), message);
    }

    // Where the first byte is that is no UTF-8, or -1; and whether characters of several bytes stand before or after it.
    private static int FindInvalidUtf8(ReadOnlySpan<byte> bytes, out bool hasUtf8, out bool isCutOff)
    {
        (hasUtf8, isCutOff) = (false, false);
        var bad = -1;
        for (var at = 0; at < bytes.Length;)
        {
            var ascii = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                break;

            at += ascii;
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            hasUtf8 |= status == System.Buffers.OperationStatus.Done;
            if (status != System.Buffers.OperationStatus.Done && bad < 0)
                bad = at;

            isCutOff = status == System.Buffers.OperationStatus.NeedMoreData && bad == at;
            at += length;
        }

        return bad;
    }

    private static Encoding? Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name.Trim());
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static StatementException NoEncoding(string name) =>
        new($"\"{Shown.Of(name)}\" is no encoding such as utf-8 or windows-1252.", "encoding");

    [GeneratedRegex("""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")]
    private static partial Regex XmlEncoding();

    [GeneratedRegex("""\bCHARSET\s*[:=]\s*"?([A-Za-z0-9._-]{1,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex OfxCharset();
}
