namespace BudgetTracker.Api.Http.Json;

/// <summary>What <see cref="JsonFaults"/> found in a body that does not fit its type.</summary>
internal sealed class JsonFindings
{
    /// <summary>What is wrong, keyed by the JSON field.</summary>
    public List<(string Field, string Fault)> Faults { get; } = [];

    /// <summary>The ids that could be read all the same.</summary>
    public List<JsonReference> References { get; } = [];
}
