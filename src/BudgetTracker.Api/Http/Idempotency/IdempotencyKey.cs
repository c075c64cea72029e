namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>What a client names a request by, so that sending it again does nothing twice.</summary>
/// <param name="Value">The header <c>Idempotency-Key</c> without quotes: 1 to 255 visible ASCII characters.</param>
/// <param name="RequestHash">SHA-256 of method, path, query and body (of a form: its parts), in hexadecimal.</param>
public sealed record IdempotencyKey(string Value, string RequestHash)
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Most characters of a key.</summary>
    public const int MaxLength = 255;
}
