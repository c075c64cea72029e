namespace BudgetTracker.Api.Http.Preconditions;

/// <summary>A response whose tag is for <c>If-Match</c> alone: it also shows what changes without a new version.</summary>
/// <remarks>A GET is never answered 304 on its account: the client's copy may be old although the version is current.</remarks>
public interface IHasETagForWrites : IHasETag;
