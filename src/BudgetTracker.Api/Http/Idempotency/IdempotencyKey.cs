namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>What a client names a request by, so that sending it again does nothing twice.</summary>
/// <param name="Value">
/// The header <c>Idempotency-Key</c> without quotes: 1 to 255 visible ASCII characters. Where people sign in, the caller's id
/// and a blank stand before it: keys belong to who sent them.
/// </param>
/// <param name="RequestHash">SHA-256 of method, path, query and body (of a form: its parts), in hexadecimal.</param>
public sealed record IdempotencyKey(string Value, string RequestHash)
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Most characters of the header.</summary>
    public const int MaxLength = 255;

    /// <summary>Most characters of a key with its caller's id.</summary>
    public const int MaxLengthWithCaller = MaxLength + 11;
}
