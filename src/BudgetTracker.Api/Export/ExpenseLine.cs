using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Export;

/// <summary>An expense in the ledger's file.</summary>
internal sealed record ExpenseLine : ILedgerLine<ExpenseLine>
{
    public static string Kind => "expense";

    public string Type => Kind;

    [Range(1, long.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required long Id { get; init; }

    public required int UserId { get; init; }

    public required int CategoryId { get; init; }

    [Text(Expense.DescriptionMaxLength)]
    public required string Description { get; init; }

    [Money]
    public required decimal Amount { get; init; }

    public required DateOnly Date { get; init; }

    public required int? ImportId { get; init; }

    public required DateTime CreatedAt { get; init; }

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Version { get; init; }

    long ILedgerLine<ExpenseLine>.Key => Id;

    public static IQueryable<ExpenseLine> ReadAll(BudgetDbContext db) =>
        db.Expenses.OrderBy(e => e.Id).Select(e => new ExpenseLine
        {
            Id = e.Id,
            UserId = e.UserId,
            CategoryId = e.CategoryId,
            Description = e.Description,
            Amount = e.Amount,
            Date = e.Date,
            ImportId = e.ImportId,
            CreatedAt = e.CreatedAt,
            Version = e.Version,
        });

    public static Task RestoreAsync(BudgetDbContext db, IReadOnlyList<ExpenseLine> lines) =>
        db.InsertAsIsAsync(lines.Select(line => new Expense
        {
            Id = line.Id,
            UserId = line.UserId,
            CategoryId = line.CategoryId,
            Description = line.Description,
            Amount = line.Amount,
            Date = line.Date,
            ImportId = line.ImportId,
            CreatedAt = line.CreatedAt,
            Version = line.Version,
        }).ToList());

    public string? Check(SeenRows seen)
    {
        // Only imported rows refer to expenses, of which there may be millions.
        if (seen.HasAny(ImportLine.Kind))
            seen.Add(Kind, Id);

        return !seen.Has(UserLine.Kind, UserId) ? $"userId: No user has the id {UserId}."
            : !seen.Has(CategoryLine.Kind, CategoryId) ? $"categoryId: No category has the id {CategoryId}."
            : ImportId is { } import && !seen.Has(ImportLine.Kind, import) ? $"importId: No import has the id {import}."
            : null;
    }
}
