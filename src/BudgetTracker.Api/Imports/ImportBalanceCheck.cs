using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Imports;

/// <summary>Whether the balances in a file confirm its amounts.</summary>
[JsonConverter(typeof(EnumJsonConverter<ImportBalanceCheck>))]
public enum ImportBalanceCheck
{
    /// <summary>The file has no balances to check with.</summary>
    None = BalanceCheck.None,

    /// <summary>All of them fit.</summary>
    Yes = BalanceCheck.Yes,

    /// <summary>Some of them do not fit.</summary>
    No = BalanceCheck.No,
}
