using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Users;

/// <summary>What a user may do where people sign in.</summary>
[JsonConverter(typeof(EnumJsonConverter<UserRole>))]
public enum UserRole
{
    /// <summary>Sees and changes what is the user's own; reads and adds categories.</summary>
    Member,

    /// <summary>Sees and changes everything.</summary>
    Admin,
}
