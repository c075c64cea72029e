using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Export;

/// <summary>A category in the ledger's file.</summary>
internal sealed record CategoryLine : ILedgerLine<CategoryLine>
{
    public static string Kind => "category";

    public string Type => Kind;

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Id { get; init; }

    [Text(Category.NameMaxLength)]
    public required string Name { get; init; }

    [Color]
    public required string Color { get; init; }

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Version { get; init; }

    long ILedgerLine<CategoryLine>.Key => Id;

    public static IQueryable<CategoryLine> ReadAll(BudgetDbContext db) =>
        db.Categories.OrderBy(c => c.Id).Select(c => new CategoryLine
        {
            Id = c.Id,
            Name = c.Name,
            Color = c.Color,
            Version = c.Version,
        });

    public static Task RestoreAsync(BudgetDbContext db, IReadOnlyList<CategoryLine> lines) =>
        db.InsertAsIsAsync(lines.Select(line => new Category
        {
            Id = line.Id,
            Name = line.Name,
            Color = line.Color,
            Version = line.Version,
        }).ToList());

    public string? Check(SeenRows seen)
    {
        seen.Add(Kind, Id);

        return seen.Add("category name", NormalizedText.Of(Name)) ? null : "name: Another category has it, whatever the case.";
    }
}
