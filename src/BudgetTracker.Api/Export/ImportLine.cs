using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Imports;

namespace BudgetTracker.Api.Export;

/// <summary>An import in the ledger's file. Previews and undone imports are left out: nothing of them is in the ledger.</summary>
internal sealed record ImportLine : ILedgerLine<ImportLine>
{
    public static string Kind => "import";

    public string Type => Kind;

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Id { get; init; }

    public required int UserId { get; init; }

    public required ImportState State { get; init; }

    [Characters(Import.FileNameMaxLength)]
    public required string? FileName { get; init; }

    public required ImportOptionSet Given { get; init; }

    public required ImportFindings Findings { get; init; }

    public required string Currencies { get; init; }

    public required PerStatus<int> Counts { get; init; }

    public required PerStatus<decimal> Totals { get; init; }

    public required int Created { get; init; }

    public required int Linked { get; init; }

    public required string CreatedCategoryIds { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime? ExpiresAt { get; init; }

    public required DateTime? CommittedAt { get; init; }

    public required DateTime? UndoneAt { get; init; }

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Version { get; init; }

    long ILedgerLine<ImportLine>.Key => Id;

    public static IQueryable<ImportLine> ReadAll(BudgetDbContext db) =>
        db.Imports.Where(i => i.State == ImportState.Committed).OrderBy(i => i.Id).Select(i => new ImportLine
        {
            Id = i.Id,
            UserId = i.UserId,
            State = i.State,
            FileName = i.FileName,
            Given = i.Given,
            Findings = i.Findings,
            Currencies = i.Currencies,
            Counts = i.Counts,
            Totals = i.Totals,
            Created = i.Created,
            Linked = i.Linked,
            CreatedCategoryIds = i.CreatedCategoryIds,
            CreatedAt = i.CreatedAt,
            ExpiresAt = i.ExpiresAt,
            CommittedAt = i.CommittedAt,
            UndoneAt = i.UndoneAt,
            Version = i.Version,
        });

    public static Task RestoreAsync(BudgetDbContext db, IReadOnlyList<ImportLine> lines) =>
        db.InsertAsIsAsync(lines.Select(line => new Import
        {
            Id = line.Id,
            UserId = line.UserId,
            State = line.State,
            FileName = line.FileName,
            Given = line.Given,
            Findings = line.Findings,
            Currencies = line.Currencies,
            Counts = line.Counts,
            Totals = line.Totals,
            Created = line.Created,
            Linked = line.Linked,
            CreatedCategoryIds = line.CreatedCategoryIds,
            CreatedAt = line.CreatedAt,
            ExpiresAt = line.ExpiresAt,
            CommittedAt = line.CommittedAt,
            UndoneAt = line.UndoneAt,
            Version = line.Version,
        }).ToList());

    public string? Check(SeenRows seen)
    {
        seen.Add(Kind, Id);

        return !seen.Has(UserLine.Kind, UserId) ? $"userId: No user has the id {UserId}."
            : State != ImportState.Committed ? "state: Must be committed."
            : null;
    }
}
