using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Http.Validation;
using BudgetTracker.Api.Imports.Statements;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Imports;

/// <summary>How to read a file. What is left out is detected. A column is named by its header, or by its number from 1.</summary>
public sealed record ImportOptionSet : IValidatableObject
{
    private const int MaxLength = 100;
    private const string Tab = "tab";

    /// <summary>The kind of file.</summary>
    [FromForm(Name = "format")]
    public ImportFormat? Format { get; init; }

    /// <summary>The encoding of the text, such as utf-8 or windows-1252.</summary>
    [FromForm(Name = "encoding")]
    [Text(MaxLength)]
    public string? Encoding { get; init; }

    /// <summary>What stands between the cells of a CSV file: one character, or <c>tab</c>.</summary>
    [FromForm(Name = "delimiter")]
    public string? Delimiter { get; init; }

    /// <summary>Whether a row of column names stands above the data of a CSV file.</summary>
    [FromForm(Name = "header")]
    public bool? Header { get; init; }

    /// <summary>How dates are written, such as dd/MM/yyyy; where a file mixes formats, several with <c>|</c> between them.</summary>
    [FromForm(Name = "dateFormat")]
    [Text(MaxLength)]
    public string? DateFormat { get; init; }

    /// <summary><c>.</c> or <c>,</c>.</summary>
    [FromForm(Name = "decimalSeparator")]
    [AllowedValues(null, ".", ",", ErrorMessage = "Must be one of: . ,")]
    public string? DecimalSeparator { get; init; }

    /// <summary>The column of the booking date.</summary>
    [FromForm(Name = "dateColumn")]
    [Text(MaxLength)]
    public string? DateColumn { get; init; }

    /// <summary>The column of the amount, where one column has it.</summary>
    [FromForm(Name = "amountColumn")]
    [Text(MaxLength)]
    public string? AmountColumn { get; init; }

    /// <summary>The column of money out, where money in has another one.</summary>
    [FromForm(Name = "debitColumn")]
    [Text(MaxLength)]
    public string? DebitColumn { get; init; }

    /// <summary>The column of money in, where money out has another one.</summary>
    [FromForm(Name = "creditColumn")]
    [Text(MaxLength)]
    public string? CreditColumn { get; init; }

    /// <summary>The column that says what was bought, or from whom.</summary>
    [FromForm(Name = "descriptionColumn")]
    [Text(MaxLength)]
    public string? DescriptionColumn { get; init; }

    /// <summary>The column that names a category.</summary>
    [FromForm(Name = "categoryColumn")]
    [Text(MaxLength)]
    public string? CategoryColumn { get; init; }

    /// <summary>The column of the bank's own id of an entry.</summary>
    [FromForm(Name = "idColumn")]
    [Text(MaxLength)]
    public string? IdColumn { get; init; }

    /// <summary>The column with words for the direction, such as debit and credit, expense, income and transfer.</summary>
    [FromForm(Name = "directionColumn")]
    [Text(MaxLength)]
    public string? DirectionColumn { get; init; }

    /// <summary>Which sign spending has.</summary>
    [FromForm(Name = "sign")]
    public ImportSign? Sign { get; init; }

    /// <summary>The id of the category of rows for which nothing else gives one.</summary>
    /// <example>1</example>
    [FromForm(Name = "defaultCategoryId")]
    [Reference<Category>]
    public int? DefaultCategoryId { get; init; }

    /// <summary>Whether the commit creates categories that the file names and that do not exist.</summary>
    [FromForm(Name = "createCategories")]
    public bool? CreateCategories { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Delimiter is not (null or { Length: 1 } or Tab))
            yield return new($"Must be one character, or {Tab}.", ["delimiter"]);
    }

    /// <summary>What the document shows: the category of the examples, and everything else detected.</summary>
    internal static ImportOptionSet Example { get; } = new() { DefaultCategoryId = 1, CreateCategories = false };

    /// <summary>The options of the reader of statements.</summary>
    internal StatementOptions ToStatementOptions() => new()
    {
        Format = (StatementFormat?)Format,
        Encoding = Encoding,
        Delimiter = Delimiter is Tab ? '\t' : Delimiter?[0],
        Header = Header,
        DateFormat = DateFormat,
        DecimalSeparator = DecimalSeparator?[0],
        Sign = (StatementSign?)Sign,
        DateColumn = DateColumn,
        AmountColumn = AmountColumn,
        DebitColumn = DebitColumn,
        CreditColumn = CreditColumn,
        DescriptionColumn = DescriptionColumn,
        CategoryColumn = CategoryColumn,
        IdColumn = IdColumn,
        DirectionColumn = DirectionColumn,
    };

    /// <summary>The options that were used: those given, and those found.</summary>
    internal static ImportOptionSet From(StatementOptions used, ImportOptionSet given) => new()
    {
        Format = (ImportFormat?)used.Format,
        Encoding = used.Encoding,
        Delimiter = used.Delimiter is '\t' ? Tab : used.Delimiter?.ToString(),
        Header = used.Header,
        DateFormat = used.DateFormat,
        DecimalSeparator = used.DecimalSeparator?.ToString(),
        Sign = (ImportSign?)used.Sign,
        DateColumn = used.DateColumn,
        AmountColumn = used.AmountColumn,
        DebitColumn = used.DebitColumn,
        CreditColumn = used.CreditColumn,
        DescriptionColumn = used.DescriptionColumn,
        CategoryColumn = used.CategoryColumn,
        IdColumn = used.IdColumn,
        DirectionColumn = used.DirectionColumn,
        DefaultCategoryId = given.DefaultCategoryId,
        CreateCategories = given.CreateCategories ?? false,
    };
}
