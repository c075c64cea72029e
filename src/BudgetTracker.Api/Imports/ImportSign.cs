using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Imports;

/// <summary>Which sign spending has in a file.</summary>
[JsonConverter(typeof(EnumJsonConverter<ImportSign>))]
public enum ImportSign
{
    /// <summary>As on a current account: money out is negative.</summary>
    NegativeIsSpending = StatementSign.NegativeIsSpending,

    /// <summary>As on many card statements: a purchase is positive.</summary>
    PositiveIsSpending = StatementSign.PositiveIsSpending,
}
