using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Validation;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Export;

/// <summary>A user in the ledger's file.</summary>
internal sealed record UserLine : ILedgerLine<UserLine>
{
    public static string Kind => "user";

    public string Type => Kind;

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Id { get; init; }

    [Text(User.EmailMaxLength)]
    [Email]
    public required string Email { get; init; }

    [Text(User.NameMaxLength)]
    public required string Name { get; init; }

    public required DateTime CreatedAt { get; init; }

    [Range(1, int.MaxValue, ErrorMessage = LedgerFile.NumberError)]
    public required int Version { get; init; }

    long ILedgerLine<UserLine>.Key => Id;

    public static IQueryable<UserLine> ReadAll(BudgetDbContext db) => db.Users.OrderBy(u => u.Id).Select(u => new UserLine
    {
        Id = u.Id,
        Email = u.Email,
        Name = u.Name,
        CreatedAt = u.CreatedAt,
        Version = u.Version,
    });

    public static Task RestoreAsync(BudgetDbContext db, IReadOnlyList<UserLine> lines) =>
        db.InsertAsIsAsync(lines.Select(line => new User
        {
            Id = line.Id,
            Email = line.Email,
            Name = line.Name,
            CreatedAt = line.CreatedAt,
            Version = line.Version,
        }).ToList());

    public string? Check(SeenRows seen)
    {
        seen.Add(Kind, Id);

        return seen.Add("email", NormalizedText.Of(Email)) ? null : "email: Another user has it, whatever the case.";
    }
}
