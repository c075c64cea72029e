using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BudgetTracker.Api.Tests.Http.Diagnostics;
using BudgetTracker.Api.Tests.Swagger;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>What sign-in costs: one command more than without, for whom the request is from; on SQLite only after a write.</summary>
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
                // After a write, nothing that was found out before holds.
                await api.CreateCategoryAsync("Another");

                // Whoever is forbidden something has cost no more than that was found out.
                var expected = operation.Id == "listRoles" && who == "member" ? 1 : OfAccess.GetValueOrDefault(operation.Id, budget + 1);
                var cost = await CostAsync(client, path);

                // A large export begins before its last command is sent.
                if (operation.Id != "exportLedger")
                    Assert.Equal((operation.Id, who, expected), (operation.Id, who, cost));
            }
        }
    }

    [Fact]
    public async Task Until_something_is_written_SQLite_is_asked_once_who_sends_a_token()
    {
        var alice = await api.CreateUserAsync();
        using var client = await api.ClientOfAsync(alice);

        // The first use of a token is written down while nobody waits for it.
        await Wait.UntilAsync(async () => await IsUsedAsync(api.Client, api.Admin) && await IsUsedAsync(client, alice), "The use of both tokens is written down.");

        await CostAsync(client, $"/api/users/{alice}");
        var known = await CostAsync(client, $"/api/users/{alice}");
        await api.CreateCategoryAsync("Another");
        var afterWrite = await CostAsync(client, $"/api/users/{alice}");

        Assert.Equal((TestPostgres.Server is null ? 1 : 2, 2), (known, afterWrite));
    }

    private static async Task<bool> IsUsedAsync(HttpClient client, int userId) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/tokens?userId={userId}")).GetProperty("items").EnumerateArray()
            .Any(token => token.GetProperty("lastUsedAt").ValueKind == JsonValueKind.String);

    private static async Task<int> CostAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);

        return int.Parse(Cost().Match(Assert.Single(response.Headers.GetValues("Server-Timing"))).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("desc=\"([0-9]+) commands?\"$")]
    private static partial Regex Cost();
}
