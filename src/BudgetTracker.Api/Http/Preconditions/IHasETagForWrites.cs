namespace BudgetTracker.Api.Http.Preconditions;

/// <summary>A response whose tag is for <c>If-Match</c> alone: it also shows what changes without a new version.</summary>
/// <remarks>It never makes a GET respond 304: the client's copy may be old although the version is current.</remarks>
public interface IHasETagForWrites : IHasETag;
