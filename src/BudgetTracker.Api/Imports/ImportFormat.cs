using System.Text.Json.Serialization;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Imports;

/// <summary>What kind of file a statement is.</summary>
[JsonConverter(typeof(EnumJsonConverter<ImportFormat>))]
public enum ImportFormat
{
    /// <summary>Delimited text of any dialect.</summary>
    Csv = StatementFormat.Csv,

    /// <summary>OFX 1.x, OFX 2.x and QFX.</summary>
    Ofx = StatementFormat.Ofx,

    /// <summary>Quicken Interchange Format.</summary>
    Qif = StatementFormat.Qif,

    /// <summary>ISO 20022 camt.052, camt.053 and camt.054.</summary>
    Camt = StatementFormat.Camt,
}
