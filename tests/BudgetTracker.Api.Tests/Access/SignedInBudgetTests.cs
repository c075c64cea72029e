using System.Text.RegularExpressions;
using BudgetTracker.Api.Tests.Http.Diagnostics;
using BudgetTracker.Api.Tests.Swagger;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>What sign-in costs: one command more than without, for whom the request is from.</summary>
public sealed partial class SignedInBudgetTests(SignInApi api) : IClassFixture<SignInApi>
{
    // Without sign-in these have nothing to read. An empty list asks whether there is such a user.
    private static readonly Dictionary<string, int> OfAccess = new() { ["getSession"] = 2, ["listTokens"] = 2, ["listRoles"] = 2 };

    [Fact]
    public async Task Every_get_costs_a_member_and_an_admin_one_command_more_than_without_sign_in()
    {
        var category = await api.CreateCategoryAsync("Food");
        using var alice = await Belongings.CreateAsync(api, "Alice", category);
        using var admin = await api.ClientOfAsync(api.Admin);
        foreach (var operation in Contract.Operations.Where(o => o.Method == "GET"))
        {
            var (budget, query) = CommandBudgetTests.Budgets[operation.Id];
            using var request = DocumentedRequest.Of(operation, alice.Of);
            var path = request.RequestUri!.OriginalString.Split('?')[0] + query;
            foreach (var (who, client) in new[] { ("member", alice.Client), ("admin", admin) })
            {
                // Whoever is forbidden something has cost no more than that was found out.
                var expected = operation.Id == "listRoles" && who == "member" ? 1 : OfAccess.GetValueOrDefault(operation.Id, budget + 1);
                using var response = await client.GetAsync(path);
                var cost = int.Parse(Cost().Match(Assert.Single(response.Headers.GetValues("Server-Timing"))).Groups[1].Value);

                // A large export begins before its last command is sent.
                if (operation.Id != "exportLedger")
                    Assert.Equal((operation.Id, who, expected), (operation.Id, who, cost));
            }
        }
    }

    [GeneratedRegex("desc=\"([0-9]+) commands?\"$")]
    private static partial Regex Cost();
}
