using System.Text.Json;
using System.Text.Json.Nodes;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Errors as the server would write them, made by the same code.</summary>
internal static class ProblemExamples
{
    // Of each request, the first of these that it could get wrong.
    private static readonly (string Field, string Error)[] Errors =
    [
        ("[3].amount", "Must be a JSON number from 0.01 to 99999999.99 with at most two decimal places."),
        ("[3].number", "The import has no row 99."),
        ("file", "This is an Excel file: save it as CSV."),
        ("matches", "Must be link or create: some rows match expenses that are there (status=match)."),
        ("defaultCategoryId", "No category has the id 9."),
        ("changed", "Must be one of: delete, keep."),
        ("code", "Is not the code that the server printed, or is older than an hour. Each start prints a new one."),
        ("current", "Is not the present password."),
        ("scopes", "Must be [\"read\"] or [\"read\",\"write\"]."),
        ("role", "Must be one of: member, admin."),
        ("email", "Must be an email address."),
        ("color", "Must be a colour, written as #RRGGBB."),
        ("amount", "Must be a JSON number from 0.01 to 99999999.99 with at most two decimal places."),
        ("startsOn", "Must be an existing day, written as yyyy-MM-dd."),
        ("alertAt", "Must be a whole number from 1 to 100."),
        ("moveExpensesTo", "No category has the id 9."),
        ("on", "Must be an existing day, written as yyyy-MM-dd."),
        ("groupBy", "Must be one or two different ones of: category, user, day, month, year."),
        ("limit", "Must be a whole number from 1 to 500."),
        ("from", "Must not be after to."),
        ("include", "Must be: expenses."),
    ];

    public static ProblemDetails Invalid(OpenApiOperation operation, OperationFilterContext context)
    {
        var names = operation.Parameters?.Select(parameter => parameter.Name!) ?? [];
        var body = context.ApiDescription.ParameterDescriptions.FirstOrDefault(p => p.Source.Id == "Body")?.Type;
        var form = context.ApiDescription.ParameterDescriptions.Where(p => p.Source.Id is "Form" or "FormFile").ToList();
        if (form.Count > 0)
        {
            names = form.Select(field => field.Name);
        }
        else if (body is not null)
        {
            names = body.IsGenericType
                ? NamesOf(body.GetGenericArguments()[0]).Select(name => $"[3].{name}")
                : NamesOf(body);
            if (names.SequenceEqual(["limit"]))
                return ApiProblems.InvalidDetails([("from", "Must begin a period; the nearest begin on 2026-01-01 and 2026-02-01.")]);
        }

        var condition = context.ApiDescription.HttpMethod == HttpMethods.Get ? "If-None-Match" : "If-Match";
        var error = Errors.Where(error => names.Contains(error.Field))
            .FirstOrDefault((condition, "Must be * or entity tags in quotes, as in \"3\"."));

        return ApiProblems.InvalidDetails([error]);
    }

    private static IEnumerable<string> NamesOf(Type body) =>
        body.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    public static ProblemDetails Missing(OperationFilterContext context)
    {
        var path = context.ApiDescription.RelativePath!;
        if (!path.Contains('{'))
            return ApiProblems.NoSignIn().Problem;

        var thing = path.Split('/')[1] switch
        {
            "users" => "user",
            "categories" => "category",
            "budgets" => "budget",
            "imports" => "import",
            "tokens" => "token",
            _ => "expense",
        };

        return ApiProblems.NotFound($"No {thing} has the id 9.").Problem;
    }

    public static ProblemDetails[] Conflicts(OpenApiOperation operation, bool isRepeatable)
    {
        List<ProblemDetails> examples = operation.OperationId switch
        {
            "createUser" or "replaceUser" or "patchUser" => [ApiProblems.Taken("user", "email")],
            "createCategory" or "replaceCategory" or "patchCategory" => [ApiProblems.Taken("category", "name")],
            "deleteCategory" => [ApiProblems.CategoryInUse(1, 1).Problem],
            "createBudget" => [ApiProblems.BudgetExists()],
            "setImportOptions" or "changeImportRows" => [ApiProblems.ImportClosed().Problem],
            "commitImport" =>
            [
                ApiProblems.ImportIncomplete(2, "Rows without a category: 2. Give them one, skip them, or set defaultCategoryId or createCategories.").Problem,
                ApiProblems.ImportCurrency("The file has amounts in USD, the earlier imports of this user in EUR.").Problem,
                ApiProblems.ImportClosed().Problem,
            ],
            "deleteUser" or "setRole" => [ApiProblems.LastAdmin().Problem],
            "deleteImport" => [ApiProblems.ImportChanged(1).Problem],
            _ => [],
        };
        if (isRepeatable)
            examples.Add(ApiProblems.IdempotencyKeyInProgress().Problem);

        return [.. examples];
    }

    public static JsonNode? Write(ProblemDetails example)
    {
        example.Extensions["traceId"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        return JsonSerializer.SerializeToNode(example, example.GetType(), JsonSerializerOptions.Web);
    }
}
