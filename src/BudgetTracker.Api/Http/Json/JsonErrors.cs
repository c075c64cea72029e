namespace BudgetTracker.Api.Http.Json;

/// <summary>What <see cref="JsonErrorFinder"/> found in a body that does not fit its type.</summary>
internal sealed class JsonErrors
{
    /// <summary>What is wrong, keyed by the JSON field.</summary>
    public List<(string Field, string Error)> Errors { get; } = [];

    /// <summary>The ids that could be read all the same.</summary>
    public List<JsonReference> References { get; } = [];
}
