namespace BudgetTracker.Api.Access;

/// <summary>Whether a page of this server sends a request, or one of somebody else with this server's cookie.</summary>
internal static class SameOrigin
{
    /// <summary>Whether a page of somebody else sends it. What is no browser says nothing of the kind.</summary>
    public static bool SentElsewhere(HttpRequest request) =>
        (request.Headers.ContainsKey("Sec-Fetch-Site") || request.Headers.Origin.Count > 0) && !Sent(request);

    /// <summary>By <c>Sec-Fetch-Site</c>, which no page can set; else by <c>Origin</c>. Browsers send one of them with every write.</summary>
    public static bool Sent(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
            return site.ToString() is "same-origin" or "none";

        // A proxy that speaks TLS may leave this server with another scheme, but not with another host.
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
