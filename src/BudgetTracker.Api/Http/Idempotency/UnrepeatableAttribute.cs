namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>A POST that takes no <c>Idempotency-Key</c>: its request or its response has a secret, which must not be stored.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnrepeatableAttribute : Attribute;
