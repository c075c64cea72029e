namespace BudgetTracker.Api.Http.QueryStrings;

/// <summary>Query parameters of a shared filter that this endpoint does not take, because its route decides them.</summary>
/// <param name="names">The names in the query string.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FixedByRouteAttribute(params string[] names) : Attribute
{
    /// <summary>The names in the query string.</summary>
    public IReadOnlyList<string> Names => names;
}
