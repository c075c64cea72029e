namespace BudgetTracker.Api.Imports;

/// <summary>The section <c>Imports</c> of the configuration.</summary>
public sealed class ImportsOptions
{
    /// <summary>Largest file, in bytes; default 20 MiB.</summary>
    public int MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Most rows of a file; default 20,000.</summary>
    public int MaxRows { get; set; } = 20_000;
}
