using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;

namespace BudgetTracker.Api.Access;

/// <summary>What a token is good for.</summary>
[JsonConverter(typeof(EnumJsonConverter<AccessScope>))]
public enum AccessScope
{
    /// <summary>GET, HEAD and OPTIONS.</summary>
    Read,

    /// <summary>Every other method.</summary>
    Write,
}
