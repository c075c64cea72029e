using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>import</c>: previews a bank's file and, if asked to, commits it.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Argument<string> file = new("file") { Description = "The file as the bank gives it." };

    private readonly Option<string> user = new("--user")
    {
        Description = "The email address of the user whose expenses they are.",
        HelpName = "email",
        Required = true,
    };

    private readonly Option<bool> commit = new("--commit") { Description = "Commits the preview, unless something is missing." };

    private readonly Option<MatchedRows?> matches = new("--matches")
    {
        Description = "What --commit does with rows that match an expense which is there: link them to it, or create others.",
        HelpName = "link|create",
        CustomParser = parsed => parsed.Tokens[0].Value switch
        {
            "link" => MatchedRows.Link,
            "create" => MatchedRows.Create,
            _ => Fail(parsed, "--matches must be link or create."),
        },
    };

    private readonly Option<string[]> options = new("--option")
    {
        Description = "An option of the import, as in --option dateFormat=dd/MM/yyyy; repeat it for several.",
        HelpName = "name=value",
    };

    public ImportCommand(CommandRunner runner)
        : base("import", "Previews a bank's file and, with --commit, makes expenses of its rows.")
    {
        Add(file);
        Add(user);
        Add(commit);
        Add(matches);
        Add(options);
        SetAction(parsed =>
        {
            if (parsed.GetValue(matches) is not null && !parsed.GetValue(commit))
                throw new StartupException("import: --matches goes with --commit only.");

            var (path, content) = (parsed.GetRequiredValue(file), Array.Empty<byte>());

            return runner.RunAsync(
                app => RunAsync(
                    app.Services,
                    path,
                    content,
                    parsed.GetRequiredValue(user),
                    ParseOptions(app.Services, parsed.GetValue(options) ?? []),
                    parsed.GetValue(commit),
                    new() { Matches = parsed.GetValue(matches) }),
                app =>
                {
                    CommandRunner.RejectMissing(app, "import");
                    content = Read(path);
                });
        });
    }

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
            throw new StartupException($"import: there is no file {path}.");

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"import: {exception.Message}");
        }
    }

    private static MatchedRows? Fail(ArgumentResult parsed, string error)
    {
        parsed.AddError(error);

        return null;
    }

    private static async Task RunAsync(
        IServiceProvider services,
        string path,
        byte[] content,
        string email,
        ImportOptionSet options,
        bool isCommit,
        ImportCommitRequest decisions)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        var (reader, previews) = (services.GetRequiredService<ImportReader>(), services.GetRequiredService<ImportPreviews>());
        var writes = services.GetRequiredService<Writes>();
        using var reading = new SlowStep($"Reading {content.Length} bytes");
        var (statement, error) = await reader.ReadAsync(content, options, CancellationToken.None);
        if (statement is null)
            throw new StartupException($"import: {(error.Field == "file" ? "" : error.Field + ": ")}{error.Error}");

        reading.Dispose();
        using var storing = new SlowStep($"Storing {statement.Rows.Count} rows");
        var owner = await UserCommand.FindAsync(db, "import", email);
        if (await ImportPreviews.FindUnknownCategoryAsync(db, options) is { } unknown)
            throw Error(unknown);

        var staged = await previews.StageAsync(db, owner.Id, (path, content), options, statement, CancellationToken.None);
        var preview = await RunAsync(writes, async db => staged is not null && await previews.PublishAsync(db, staged) is { } import
            ? (import, null)
            : (null, ApiProblems.NoUser(owner.Id)));
        storing.Dispose();
        await WriteAsync(preview);
        if (!isCommit)
            return;

        using var committing = new SlowStep($"Committing {preview.Counts.New} rows");
        var commits = await services.GetRequiredService<PreviewRefresh>().RunAsync(db, preview.Id, CancellationToken.None);
        var committed = await RunAsync(writes, async db =>
        {
            var import = await db.Imports.SingleAsync(i => i.Id == preview.Id);

            return (import, await services.GetRequiredService<ImportCommits>().CommitAsync(db, import, decisions, commits));
        });
        committing.Dispose();
        await Console.Out.WriteLineAsync($"Committed: {committed.Created} expenses created, {committed.Linked} rows linked.");
    }

    private static async Task<Import> RunAsync(
        Writes writes,
        Func<BudgetDbContext, Task<(Import? Import, ProblemResult? Problem)>> step)
    {
        var (import, problem) = await writes.RunAsync(
            async db => await step(db) is var result && result.Problem is null ? UnitOfWork.Commit(result) : UnitOfWork.RollBack(result),
            CancellationToken.None);

        return problem is null ? import! : throw Error(problem);
    }

    private static StartupException Error(ProblemResult problem)
    {
        var errors = (problem.Problem as ValidationProblemDetails)?.Errors.SelectMany(error => error.Value.Select(text => $"{error.Key}: {text}"));

        return new($"import: {(errors is null ? problem.Problem.Detail : string.Join(' ', errors))}");
    }

    private static async Task WriteAsync(Import preview)
    {
        var (counts, totals) = (preview.Counts, preview.Totals);
        (string Name, int Count, decimal Total)[] statuses =
        [
            ("new", counts.New, totals.New),
            ("duplicate", counts.Duplicate, totals.Duplicate),
            ("match", counts.Match, totals.Match),
            ("notSpending", counts.NotSpending, totals.NotSpending),
            ("pending", counts.Pending, totals.Pending),
            ("deleted", counts.Deleted, totals.Deleted),
            ("invalid", counts.Invalid, totals.Invalid),
        ];
        foreach (var (name, count, total) in statuses.Where(status => status.Count > 0))
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {count,6} {total,14:0.00}"));

        foreach (var need in preview.Findings.Needs)
        {
            await Console.Out.WriteLineAsync(
                $"Open: {need.Option}: {need.Reason} Choose: {string.Join(", ", need.Choices.Select(choice => choice.Value))}");
        }

        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Preview {preview.Id} is kept until {preview.ExpiresAt:yyyy-MM-dd}."));
    }

    // As JSON would have them: the same names, types and errors.
    private static ImportOptionSet ParseOptions(IServiceProvider services, string[] given)
    {
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        var known = json.GetTypeInfo(typeof(ImportOptionSet)).Properties.ToDictionary(property => property.Name);
        var values = new Dictionary<string, object>();
        foreach (var option in given)
        {
            var (name, value) = option.Split('=', 2) is [var first, var rest] ? (first, rest) : (option, "");
            if (!known.TryGetValue(name, out var property))
                throw new StartupException($"import has no option '{name}'; did you mean {Spelling.Nearest(name, known.Keys)}?");

            values[name] = property.PropertyType == typeof(bool?) && bool.TryParse(value, out var flag) ? flag
                : property.PropertyType == typeof(int?) && int.TryParse(value, CultureInfo.InvariantCulture, out var id) ? id
                : value;
        }

        try
        {
            var options = JsonSerializer.Deserialize<ImportOptionSet>(JsonSerializer.Serialize(values, json), json)!;
            Validator.ValidateObject(options, new(options), validateAllProperties: true);

            return options;
        }
        catch (ValidationException exception)
        {
            throw new StartupException($"import: {exception.Message}");
        }
        catch (JsonException exception)
        {
            throw new StartupException($"import: the option {exception.Path?.Split('.')[^1]} has a value that it does not take.");
        }
    }
}
