namespace BudgetTracker.Api.Access;

/// <summary>Where a secret is good.</summary>
public enum AccessTokenKind
{
    /// <summary>A personal access token, sent as <c>Authorization: Bearer</c>.</summary>
    Personal,

    /// <summary>A session of the page, sent in a cookie.</summary>
    Session,
}
