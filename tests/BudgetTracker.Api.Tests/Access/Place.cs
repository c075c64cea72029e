namespace BudgetTracker.Api.Tests.Access;

/// <summary>A place of a request that takes an id: <c>path</c>, <c>query</c> or <c>body</c>, its name, and of what it is.</summary>
public sealed record Place(string Where, string Name, string Kind)
{
    /// <summary>Whether what it names belongs to a user. A category is everybody's.</summary>
    public bool IsOwned => Kind != "category";

    public override string ToString() => $"{Where} {Name}";
}
