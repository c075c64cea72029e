namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>The section <c>Diagnostics</c> of the configuration.</summary>
public sealed class DiagnosticsOptions
{
    /// <summary>How often one request may send the same SQL before it is called out as a loop; default 5.</summary>
    public int RepeatedCommandLimit { get; set; } = 5;
}
