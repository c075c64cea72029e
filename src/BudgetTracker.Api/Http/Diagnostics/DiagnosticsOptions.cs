namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>The section <c>Diagnostics</c> of the configuration.</summary>
public sealed class DiagnosticsOptions
{
    /// <summary>How often one request may send the same SQL before it is called out as a loop; default 5.</summary>
    public int RepeatedCommandLimit { get; set; } = 5;

    /// <summary>Whether each request is a line in the log, without its query string, headers and body; default false.</summary>
    public bool LogRequests { get; set; }
}
