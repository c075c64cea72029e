using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Access;

/// <summary>Whether people sign in.</summary>
[JsonConverter(typeof(EnumJsonConverter<AccessMode>))]
public enum AccessMode
{
    /// <summary>Whoever reaches the server sees and changes everything.</summary>
    Open,

    /// <summary>Each request needs a token or a session, and sees what its user may see.</summary>
    SignIn,
}
