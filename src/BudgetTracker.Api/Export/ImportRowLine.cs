using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http.Validation;
using BudgetTracker.Api.Imports;

namespace BudgetTracker.Api.Export;

/// <summary>An imported entry in the ledger's file: by it, the same entry is known when it is imported again.</summary>
internal sealed record ImportRowLine : ILedgerLine<ImportRowLine>
{
    public static string Kind => "importRow";

    public string Type => Kind;

    public required int ImportId { get; init; }

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Number { get; init; }

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Line { get; init; }

    public required string Raw { get; init; }

    public required DateOnly? Date { get; init; }

    [Money("-99999999.99")]
    public required decimal? Amount { get; init; }

    [Characters(Expense.DescriptionMaxLength)]
    public required string Description { get; init; }

    public required string? BankId { get; init; }

    public required string? Account { get; init; }

    public required string? Currency { get; init; }

    public required string? FileCategory { get; init; }

    public required ImportRowStatus Status { get; init; }

    public required ImportRowStatus FoundStatus { get; init; }

    [Characters(ImportRow.ReasonMaxLength)]
    public required string? Reason { get; init; }

    public required int? CategoryId { get; init; }

    [Characters(ImportRow.ReasonMaxLength)]
    public required string? CategoryReason { get; init; }

    [StringLength(ImportRowKeys.Length, MinimumLength = ImportRowKeys.Length)]
    public required string Key { get; init; }

    public required long? ExpenseId { get; init; }

    public required bool Imported { get; init; }

    // Rows are ordered by import and number.
    long ILedgerLine<ImportRowLine>.Key => ((long)ImportId << 32) + Number;

    public static IQueryable<ImportRowLine> ReadAll(BudgetDbContext db) =>
        db.ImportRows.Where(r => r.Import.State == ImportState.Committed)
            .OrderBy(r => r.ImportId).ThenBy(r => r.Number)
            .Select(r => new ImportRowLine
            {
                ImportId = r.ImportId,
                Number = r.Number,
                Line = r.Line,
                Raw = r.Raw,
                Date = r.Date,
                Amount = r.Amount,
                Description = r.Description,
                BankId = r.BankId,
                Account = r.Account,
                Currency = r.Currency,
                FileCategory = r.FileCategory,
                Status = r.Status,
                FoundStatus = r.FoundStatus,
                Reason = r.Reason,
                CategoryId = r.CategoryId,
                CategoryReason = r.CategoryReason,
                Key = r.Key,
                // An expense of somebody else is none for a member.
                ExpenseId = db.Expenses.Where(e => e.Id == r.ExpenseId).Select(e => (long?)e.Id).FirstOrDefault(),
                Imported = r.Imported,
            });

    public static Task RestoreAsync(BudgetDbContext db, IReadOnlyList<ImportRowLine> lines) =>
        db.InsertAsIsAsync(lines.Select(line => new ImportRow
        {
            ImportId = line.ImportId,
            Number = line.Number,
            Line = line.Line,
            Raw = line.Raw,
            Date = line.Date,
            Amount = line.Amount,
            Description = line.Description,
            BankId = line.BankId,
            Account = line.Account,
            Currency = line.Currency,
            FileCategory = line.FileCategory,
            Status = line.Status,
            FoundStatus = line.FoundStatus,
            Reason = line.Reason,
            CategoryId = line.CategoryId,
            CategoryReason = line.CategoryReason,
            Key = line.Key,
            ExpenseId = line.ExpenseId,
            Imported = line.Imported,
        }).ToList());

    public string? Check(SeenRows seen) =>
        !seen.Has(ImportLine.Kind, ImportId) ? $"importId: No import has the id {ImportId}."
        : CategoryId is { } category && !seen.Has(CategoryLine.Kind, category) ? $"categoryId: No category has the id {category}."
        : ExpenseId is { } expense && !seen.Has(ExpenseLine.Kind, expense) ? $"expenseId: No expense has the id {expense}."
        : null;
}
