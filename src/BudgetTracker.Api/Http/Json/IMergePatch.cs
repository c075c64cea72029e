namespace BudgetTracker.Api.Http.Json;

/// <summary>A JSON merge patch (RFC 7396): the members of a resource that change. What is left out stays.</summary>
/// <remarks>
/// Every property is nullable, and null means left out. Null in the JSON would take the member away (RFC 7396, section 1);
/// with <c>[DisallowNull]</c> it is rejected.
/// </remarks>
public interface IMergePatch;
