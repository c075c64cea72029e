using BudgetTracker.Api.Data;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetTracker.Api.Tests.Layers;

/// <summary>Arrows between folders run one way: Program, then features, then Http, then Data.</summary>
/// <remarks>
/// Read from the compiled types. A folder that is not in the table, or that names a folder which the table does not
/// allow, fails; so does an arrow that no type needs. Entities, and the references to them that are nested in other
/// responses, may be named from anywhere, and so may constants: the compiler copies their values.
/// </remarks>
[Trait("Runs", "once")]
public sealed class LayerTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    private const string Root = "BudgetTracker.Api";

    // A folder, the folders it may name, and why. "Http.*" is Http with all its folders.
    private static readonly (string Folder, string[] MayName, string Why)[] Arrows =
    [
        ("Configuration", [], "Settings and errors of the start: everybody reads them."),
        ("Data", ["Configuration"], "The context and what both providers share. It names neither provider, no feature, no HTTP."),
        ("Data.Writing", ["Data"], "The door for writes hands a context to a unit of work."),
        ("Data.Sqlite", ["Configuration", "Data", "Data.Writing"], "One provider; it does not know the other."),
        ("Data.Sqlite.Migrations", ["Data.Sqlite"], "Migrations belong to a provider's context."),
        ("Data.Postgres", ["Configuration", "Data", "Data.Writing"], "One provider; it does not know the other."),
        ("Data.Postgres.Migrations", ["Data.Postgres"], "Migrations belong to a provider's context."),
        ("Http.Limits", [], "Limits are numbers and who counts against them."),
        ("Http.Validation", ["Data"], "Attributes that say what a value may be. An id in a body is looked up in the context."),
        ("Http.Json", ["Http.Validation"], "A value of the wrong type gets the same message as one out of range."),
        ("Http.Paging", [], "A cursor is two numbers and a checksum."),
        ("Http.Forms", ["Http.Problems"], "A form is read once, before anything else looks at the body."),
        ("Http.QueryStrings", ["Http.Json", "Http.Paging"], "Amounts, days, names and cursors are read as in bodies."),
        ("Http.Problems", ["Data", "Data.Writing"], "What a provider's exception means is asked of its context."),
        ("Http.Preconditions", ["Data", "Http.Problems"], "A version that does not match is a 412."),
        ("Http.Idempotency", ["Data", "Data.Writing", "Http.Limits", "Http.Preconditions", "Http.Problems"],
            "It saves responses, their ETags included, through the door for writes."),
        ("Http.Diagnostics", ["Data", "Http.Problems"], "It counts commands, and says when the database is away."),
        ("Http", ["Configuration", "Data", "Http.*"], "It puts its own folders together."),
        ("Categories", ["Data", "Http.*"], "A feature."),
        ("Expenses", ["Data", "Http.*"], "A feature. It has the expenses of users and categories too."),
        ("Users", ["Data", "Http.*", "Expenses"], "A feature. A user can be read with its expenses."),
        ("Budgets", ["Data", "Http.*"], "A feature. What was spent it reads from the entities."),
        ("Reports", ["Data", "Http.*", "Expenses"], "A feature. It sums up what the filter of expenses finds."),
        ("Imports.Statements", ["Data"], "A library that reads statements: text in, rows out; no database, no HTTP. Text must be what the ledger may hold."),
        ("Imports.Statements.Delimited", ["Imports.Statements"], "The reader of CSV, the largest."),
        ("Imports", ["Categories", "Configuration", "Data", "Data.Writing", "Http.*", "Imports.*"],
            "A feature. A commit creates categories, in the colours that new categories get. An upload is several units of work."),
        ("Export", ["Configuration", "Data", "Http.Json", "Http.Problems", "Http.QueryStrings", "Http.Validation", "Users", "Categories", "Expenses",
            "Budgets", "Imports", "Imports.Statements"],
            "A feature. It writes what all of them have, and restores it by their rules; the import reads its CSV."),
        ("Access", ["Configuration", "Data", "Data.Writing", "Http.*", "Users"],
            "A feature. It decides who a caller is and whose rows the caller sees; who is not signed in yet writes through the door itself."),
        ("Page", ["Http"], "It serves the files of the page, a client like any other, and names no feature."),
        ("Swagger", ["Configuration", "Http.*"], "It describes what the pipeline adds to every route, and no feature."),
        ("Telemetry", ["Configuration", "Data", "Http.Diagnostics"], "It exports what these measure, by name."),
        ("Commands.Demo", ["Budgets", "Configuration", "Data", "Data.Writing"], "A household and its year, and rows to measure on."),
        ("Commands", ["*"], "Verbs, above the features as Program is."),
        ("", ["*"], "Program.cs puts everything together."),
    ];

    [Fact]
    public void Folders_name_only_what_the_table_allows() => AssertNone(
        from reference in ReferencesBetweenFolders()
        where !Arrows.Any(arrow => arrow.Folder == reference.Folder
            && arrow.MayName.Any(allowed => Matches(reference.NamedFolder, allowed)))
        select $"{reference.Type.FullName} names {reference.Named.FullName}");

    [Fact]
    public void Every_arrow_of_the_table_is_used()
    {
        var used = ReferencesBetweenFolders().Select(reference => (reference.Folder, reference.NamedFolder)).ToHashSet();

        AssertNone(
            from arrow in Arrows
            from allowed in arrow.MayName
            where !used.Any(pair => pair.Folder == arrow.Folder && Matches(pair.NamedFolder, allowed))
            select $"No type in {arrow.Folder} names one in {allowed}");
    }

    [Fact]
    public void Every_folder_of_the_table_exists()
    {
        var folders = typeof(Program).Assembly.GetTypes().Select(FolderOf).ToHashSet();

        AssertNone(from arrow in Arrows where !folders.Contains(arrow.Folder) select $"There is no {arrow.Folder}");
    }

    [Fact]
    public void Data_knows_nothing_of_HTTP() => AssertNone(
        from type in typeof(Program).Assembly.GetTypes()
        where FolderOf(type) is "Configuration" or "Data" or "Data.Writing" or "Data.Sqlite" or "Data.Postgres"
        from named in TypeReferences.Of(type)
        where named.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true
        select $"{type.FullName} names {named.FullName}");

    [Fact]
    public void The_arrows_have_no_cycle()
    {
        // What has no arrow to anything left is taken away, until nothing is left.
        var left = Arrows.Where(arrow => !arrow.MayName.Contains("*"))
            .ToDictionary(arrow => arrow.Folder, arrow => Expand(arrow.Folder, arrow.MayName));
        while (left.Keys.FirstOrDefault(folder => !left[folder].Any(left.ContainsKey)) is { } lowest)
            left.Remove(lowest);

        Assert.Empty(left.Keys);
    }

    // All of them, a line each; xunit's own message shows five, and those cut short.
    private static void AssertNone(IEnumerable<string> wrong)
    {
        var lines = wrong.Distinct().Order().ToList();
        if (lines.Count > 0)
            Assert.Fail(string.Join('\n', lines));
    }

    private static HashSet<string> Expand(string folder, string[] mayName) =>
        [.. Arrows.Select(arrow => arrow.Folder).Where(other => other != folder && mayName.Any(allowed => Matches(other, allowed)))];

    private static bool Matches(string folder, string allowed) =>
        allowed == "*" || folder == allowed
        || (allowed.EndsWith(".*", StringComparison.Ordinal)
            && (folder + ".").StartsWith(allowed[..^1], StringComparison.Ordinal));

    // Null for what is not ours, and for what the compiler makes outside our namespaces.
    private static string? FolderOf(Type type) => type switch
    {
        { Assembly: var assembly } when assembly != typeof(Program).Assembly => null,
        { DeclaringType: { } outer } => FolderOf(outer),
        _ when type == typeof(Program) => "",
        { Namespace: { } space } when (space + ".").StartsWith(Root + ".", StringComparison.Ordinal) =>
            space.Length == Root.Length ? "" : space[(Root.Length + 1)..],
        _ => null,
    };

    private IEnumerable<(Type Type, string Folder, Type Named, string NamedFolder)> ReferencesBetweenFolders()
    {
        var anywhere = EntitiesAndReferences();

        return
            from type in typeof(Program).Assembly.GetTypes()
            let folder = FolderOf(type)
            where folder is not null
            from named in TypeReferences.Of(type)
            let namedFolder = FolderOf(named)
            where namedFolder is not null && namedFolder != folder && !anywhere.Contains(named)
            select (type, folder, named, namedFolder);
    }

    private HashSet<Type> EntitiesAndReferences()
    {
        using var scope = api.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BudgetDbContext>();
        var entities = db.Model.GetEntityTypes().Select(entity => entity.ClrType).ToList();

        return
        [
            .. entities,
            .. typeof(Program).Assembly.GetTypes().Where(type => entities.Exists(e => type.Name == e.Name + "Reference")),
        ];
    }
}
