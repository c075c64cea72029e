using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>The groups of Swagger UI, in the order in which one needs them on an empty ledger.</summary>
internal sealed class TagDescriptions : IDocumentFilter
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Users", "The people whose expenses are tracked."),
        ("Categories", "What money is spent on; shared by all users."),
        ("Expenses", "The money spent."),
        ("Reports", "Totals, summed up by the database."),
        ("Budgets", "What may be spent, period by period, and what rolls over."),
        ("Imports", "Bank statements: previewed, corrected, committed and, if wrong, undone."),
        ("Export", "The ledger as files."),
        ("Access", "Sign-in: sessions, tokens, passwords and roles. Off unless the server is configured with `Access:Mode=SignIn`."),
    ];

    public static int PositionOf(string tag) => Array.FindIndex(Tags, candidate => candidate.Name == tag);

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        swaggerDoc.Tags = Tags
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
            .ToHashSet();
}
