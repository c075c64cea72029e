using System.Net;
using System.Reflection;
using BudgetTracker.Api.Tests.Layers;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>No query can forget whose rows it may see: the model narrows every one, unless it says that it must not.</summary>
public sealed class NarrowingTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    // The types that name IgnoreQueryFilters, and why.
    private static readonly (string Type, string Why)[] Unnarrowed =
    [
        ("Access.FirstAdmin", "Who makes the first admin is not signed in."),
        ("Access.PasswordSignIn", "Who signs in is not signed in yet."),
        ("Imports.ImportPreviews", "Previews that have expired go, whosever they are."),
        ("Imports.ImportUndo", "A category that anybody uses stays."),
    ];

    // The types of features that take contexts or the door for writes from elsewhere than the request, and why.
    private static readonly (string Type, string Why)[] Unlimited =
    [
        ("Access.CallerQuery", "It asks only whether something was written."),
        ("Access.PasswordSignIn", "A session begins before anybody is signed in."),
        ("Access.SetupController", "The first admin is made by who is not signed in."),
        ("Access.SetupLink", "The start has no caller."),
        ("Access.TokenUse", "The use of a token is written down behind the request's back."),
        ("Imports.ImportPreviews", "What comes before the last unit of an upload sees what the upload sees; expired previews go, whosever they are."),
        ("Imports.PreviewRefresh", "What comes before the unit of a commit sees what the commit sees."),
    ];

    private static readonly string[] Sources = ["IServiceScopeFactory", "Writes", "IDbContextFactory`1", "ServiceProviderServiceExtensions.CreateAsyncScope", "ServiceProviderServiceExtensions.CreateScope"];

    [Fact]
    public async Task Every_entity_that_leads_to_a_user_has_a_filter()
    {
        var entities = await api.UseDatabaseAsync(db => Task.FromResult(db.Model.GetEntityTypes().ToList()));

        var owned = entities.Where(LeadsToUser).Select(entity => entity.ClrType.Name).Order().ToList();
        var filtered = entities.Where(entity => entity.GetDeclaredQueryFilters().Count > 0).Select(entity => entity.ClrType.Name).Order();

        Assert.Equal(["AccessToken", "Budget", "BudgetLimit", "Expense", "Import", "ImportFile", "ImportRow", "User"], owned);
        Assert.Equal(owned, filtered);
    }

    [Fact]
    public void Only_what_is_in_the_table_reads_more_than_the_caller_may_see() => Assert.Equal(
        Unnarrowed.Select(place => place.Type),
        TypesThatCall(method => method.Name == "IgnoreQueryFilters"));

    [Fact]
    public void No_feature_but_those_in_the_table_takes_a_context_from_elsewhere_than_its_request() => Assert.Equal(
        Unlimited.Select(place => place.Type),
        TypesThatCall(method =>
                Sources.Contains(method.DeclaringType!.Name) || Sources.Contains($"{method.DeclaringType.Name}.{method.Name}"))
            .Where(type => !type.StartsWith("Data", StringComparison.Ordinal) && !type.StartsWith("Http", StringComparison.Ordinal)
                && !type.StartsWith("Commands", StringComparison.Ordinal)));

    [Theory]
    [InlineData("/api/expenses")]
    [InlineData("/api/expenses/1")]
    [InlineData("/api/users")]
    [InlineData("/api/users?include=expenses")]
    [InlineData("/api/users/{user}?include=expenses")]
    [InlineData("/api/users/{user}/summary")]
    [InlineData("/api/users/{user}/budgets")]
    [InlineData("/api/users/{user}/imports")]
    [InlineData("/api/reports/spending?groupBy=user")]
    [InlineData("/api/export/ledger.ndjson")]
    public async Task Without_sign_in_no_query_has_a_term_for_it(string path)
    {
        var home = await api.CreateHomeAsync();
        api.RecordedCommands.Queries.Clear();

        using var response = await api.Client.GetAsync(path.Replace("{user}", $"{home.Alice}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(api.RecordedCommands.Queries);
        Assert.All(api.RecordedCommands.Queries, query =>
        {
            Assert.DoesNotContain("ef_filter", query.Sql);
            Assert.DoesNotContain(query.Parameters, parameter => parameter.Name.Contains("ef_filter"));
        });
    }

    private static bool LeadsToUser(IEntityType entity) => entity.ClrType == typeof(User)
        || entity.GetForeignKeys().Any(key => key.IsRequired && key.PrincipalEntityType != entity && LeadsToUser(key.PrincipalEntityType));

    private static IEnumerable<string> TypesThatCall(Func<MethodBase, bool> isMeant) => typeof(Program).Assembly.GetTypes()
        .Where(type => TypeReferences.MethodsCalledBy(type).Any(isMeant))
        .Select(OutermostOf)
        .Where(type => type != typeof(Program))
        .Select(type => type.FullName!["BudgetTracker.Api.".Length..])
        .Distinct()
        .Order(StringComparer.Ordinal);

    // What the compiler makes of lambdas and async methods is nested.
    private static Type OutermostOf(Type type) => type.DeclaringType is { } outer ? OutermostOf(outer) : type;
}
