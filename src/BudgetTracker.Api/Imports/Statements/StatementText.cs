using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>A file's bytes as text. No byte is ever replaced: what an encoding cannot read is rejected.</summary>
internal static partial class StatementText
{
    // Enough to know that a file is no UTF-8.
    private const int MostInvalid = 1_000;

    private static readonly (byte[] Start, string What)[] OtherFiles =
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

        RejectOtherFiles(bytes);
        var (text, encoding) = given is null ? Detect(bytes) : DecodeAs(bytes, Find(given) ?? throw new StatementException(
            $"\"{Shown.Of(given)}\" is no encoding such as utf-8 or windows-1252.", "encoding"));
        text = text.TrimStart('\ufeff').TrimEnd('\u001a');
        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
            throw At(text, zero, "The file holds binary zeros, so it is no text in this encoding.");

        return string.IsNullOrWhiteSpace(text) ? throw new StatementException("The file is empty.") : (text, encoding);
    }

    /// <summary>Names the line and column of a place in a text.</summary>
    public static StatementException At(string text, int offset, string message, string? option = null)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));

        return StatementException.At(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), message, option);
    }

    private static void RejectOtherFiles(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, what) in OtherFiles)
        {
            if (!bytes.StartsWith(start))
                continue;

            var isSheet = start[0] == 'P' && (bytes.IndexOf("xl/"u8) >= 0 || bytes.IndexOf("opendocument.spreadsheet"u8) >= 0);

            throw new StatementException($"This is {(isSheet ? "an Excel file: save it as CSV" : what)}.");
        }
    }

    // A byte-order mark; strict UTF-8; the prolog of XML; the CHARSET of OFX; else a code page for Latin letters.
    private static (string Text, string Encoding) Detect(ReadOnlySpan<byte> bytes)
    {
        if (ByMark(bytes) is { } marked)
            return DecodeAs(bytes, marked);

        var bad = FindInvalidUtf8(bytes, out var isMostlyUtf8, out var isCutOff);
        if (bad < 0)
            return DecodeAs(bytes, Encoding.UTF8);

        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1000)]);
        if (Named(XmlEncoding().Match(start)) is { IsSingleByte: true } xml && xml.CodePage != Encoding.ASCII.CodePage)
            return DecodeAs(bytes, xml);

        if (isCutOff)
            throw AtByte(bytes, bad, "The file ends in the middle of a character: it was cut off.");

        if (isMostlyUtf8)
            throw AtByte(bytes, bad, "Most of the file is UTF-8, this byte is not: set encoding.", "encoding");

        return Named(OfxCharset().Match(start)) is { } ofx && ofx.CodePage != 1252 ? DecodeAs(bytes, ofx) : DecodeAsCodePage(bytes);
    }

    // A mark, or the zeros that every other byte of Latin text in UTF-16 is.
    private static Encoding? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // A code page reads any byte, so it is the text that must make sense.
    private static (string Text, string Encoding) DecodeAsCodePage(ReadOnlySpan<byte> bytes)
    {
        var western = Encoding.GetEncoding(1252).GetString(bytes);
        if (SignsForLetters().IsMatch(western))
        {
            var isIso = bytes.IndexOfAnyInRange((byte)0x80, (byte)0x9F) < 0 && bytes.IndexOfAny((byte)0xA6, (byte)0xB1, (byte)0xB6) >= 0;

            return DecodeAs(bytes, Encoding.GetEncoding(isIso ? "iso-8859-2" : "windows-1250"));
        }

        if (OtherScript().Match(western) is { Success: true } other)
            throw At(western, other.Index, $"\"{Shown.Of(other.Value)}\" makes no sense in windows-1252: set encoding.", "encoding");

        // Nobody writes the sign for any currency; 8859-15 has that for the euro.
        return DecodeAs(bytes, Encoding.GetEncoding(western.Contains('\u00a4', StringComparison.Ordinal) ? "iso-8859-15" : "windows-1252"));
    }

    private static (string Text, string Encoding) DecodeAs(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            var text = strict.GetString(bytes);

            // The places that a Windows code page leaves empty come back as control characters, which no statement holds.
            var hole = strict.CodePage is >= 1250 and <= 1258 ? text.AsSpan().IndexOfAnyInRange('\u0080', '\u009f') : -1;

            return hole < 0 ? (text, strict.WebName)
                : throw At(text, hole, $"The byte {(int)text[hole]:X2} is no character of {strict.WebName}: set encoding.", "encoding");
        }
        catch (DecoderFallbackException exception)
        {
            throw AtByte(bytes, Math.Clamp(exception.Index, 0, bytes.Length), $"The bytes are no text in {strict.WebName}.", "encoding");
        }
    }

    private static StatementException AtByte(ReadOnlySpan<byte> bytes, int offset, string message, string? option = null)
    {
        var before = bytes[..offset];

        return StatementException.At(before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'), message, option);
    }

    // Where the first byte is that is no UTF-8, or -1; and whether there are at least as many characters of several bytes,
    // for two letters of a code page may look like one of those.
    private static int FindInvalidUtf8(ReadOnlySpan<byte> bytes, out bool isMostlyUtf8, out bool isCutOff)
    {
        var (bad, valid, invalid) = (-1, 0, 0);
        isCutOff = false;
        for (var at = 0; at < bytes.Length && invalid < MostInvalid;)
        {
            var ascii = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                break;

            at += ascii;
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            if (status == OperationStatus.Done)
            {
                valid++;
            }
            else
            {
                bad = bad < 0 ? at : bad;
                invalid++;
            }

            isCutOff = status == OperationStatus.NeedMoreData && bad == at;
            at += length;
        }

        isMostlyUtf8 = valid > 0 && valid >= invalid;

        return bad;
    }

    // OFX writes 1252 for windows-1252.
    private static Encoding? Named(Match match) => !match.Success ? null
        : Find(match.Groups[1].Value is { Length: 3 or 4 } number && number.All(char.IsAsciiDigit) ? "windows-" + number : match.Groups[1].Value);

    private static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name.Trim());
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")]
    private static partial Regex XmlEncoding();

    [GeneratedRegex("""\bCHARSET\s*[:=]\s*"?([A-Za-z0-9._-]{1,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex OfxCharset();

    // Letters of Polish and its neighbours, of windows-1250 or iso-8859-2, as windows-1252 shows them: "p³atno¶æ".
    [GeneratedRegex("""\p{L}[\u00a3\u00a5\u00a6\u00af\u00b1\u00b3\u00b6\u00b9\u00bc\u00be\u00bf]\p{L}|\p{Ll}{2}\u00b3|\u00af\p{L}|\u00a3(?![A-Z])\p{L}""")]
    private static partial Regex SignsForLetters();

    // Words of accented letters alone (Cyrillic, Greek), quotes or capitals within words (DOS, Macintosh), as windows-1252 shows them.
    [GeneratedRegex(
        """[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4}|\p{L}[\u201a\u201d\u201e\u2020\u2021\u203a]\p{L}|\p{Ll}[\u00c0-\u00d6\u00d8-\u00de\u0160\u0178\u017d]\p{Ll}""")]
    private static partial Regex OtherScript();
}
