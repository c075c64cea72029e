namespace BudgetTracker.Api.Imports.Statements;

/// <summary>What kind of file a statement is; option <c>format</c>.</summary>
internal enum StatementFormat
{
    /// <summary>Delimited text of any dialect.</summary>
    Csv,

    /// <summary>OFX 1.x (SGML), OFX 2.x (XML) and QFX.</summary>
    Ofx,

    /// <summary>Quicken Interchange Format.</summary>
    Qif,

    /// <summary>ISO 20022 camt.052, camt.053 and camt.054, any version.</summary>
    Camt,
}
