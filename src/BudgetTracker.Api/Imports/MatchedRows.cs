using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Imports;

/// <summary>What a commit does with rows that match an expense.</summary>
[JsonConverter(typeof(EnumJsonConverter<MatchedRows>))]
public enum MatchedRows
{
    /// <summary>They are that expense, and create none.</summary>
    Link,

    /// <summary>They are other purchases, and create expenses.</summary>
    Create,
}
