using System.Globalization;

namespace BudgetTracker.Api.Http.Preconditions;

/// <summary>A response that a client can cache, and use in conditional requests.</summary>
public interface IHasETag
{
    /// <summary>A strong entity tag (RFC 9110, 8.8.3) with its quotes; it covers all that the response shows.</summary>
    string ETag { get; }

    /// <summary>The tag of a version: <c>"3"</c>.</summary>
    static string Of(int version) => $"\"{version}\"";

    /// <summary>The tag of something that shows two others: its own version, then theirs, as in <c>"3-1-2"</c>.</summary>
    static string Of(int version, int first, int second) => $"\"{version}-{first}-{second}\"";

    /// <summary>Whether a tag names a version: the number before the first hyphen, for <c>If-Match</c> asks for nothing else.</summary>
    static bool Names(ReadOnlySpan<char> tag, int version)
    {
        var text = tag.Trim('"');
        var end = text.IndexOf('-');

        return (end < 0 ? text : text[..end]).SequenceEqual(version.ToString(CultureInfo.InvariantCulture));
    }
}
