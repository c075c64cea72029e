namespace BudgetTracker.Api.Access;

/// <summary>The section <c>Access</c> of the configuration: who may reach the ledger.</summary>
public sealed class AccessOptions
{
    /// <summary>Whether people sign in; default <see cref="AccessMode.Open"/>.</summary>
    public AccessMode Mode { get; set; } = AccessMode.Open;

    /// <summary>Whether <see cref="AccessMode.Open"/> may listen on addresses that other machines reach; default false.</summary>
    public bool AllowOpenNetwork { get; set; }

    /// <summary>
    /// The proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: addresses and networks (CIDR) with
    /// commas between them; none if left out.
    /// </summary>
    public string KnownProxies { get; set; } = "";
}
