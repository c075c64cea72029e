using System.Net;
using System.Text.RegularExpressions;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Tests.Swagger;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using static BudgetTracker.Api.Tests.Access.DocumentedRequest;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>
/// To a member, what belongs to somebody else is as if it did not exist: in each operation of the document, and in each place
/// of a request that names something. A new operation is in these tests by itself, and one that they do not know fails them.
/// </summary>
public sealed partial class OthersIdsTests(SignInApi api, ITestOutputHelper output) : IClassFixture<SignInApi>
{
    // What a member may not do at all, whatever it is done to.
    private static readonly string[] ForAdmins =
        ["createUser", "deleteCategory", "deleteUser", "listRoles", "patchCategory", "replaceCategory", "setRole"];

    // What lists things of everybody to an admin, however it is asked. Of tokens, one lists the own ones.
    private static readonly string[] ListsOfAll =
        ["exportExpenses", "exportLedger", "getSpending", "listCategoryExpenses", "listExpenses", "listRoles", "listUsers"];

    [Fact]
    public async Task Anothers_id_in_any_place_of_any_operation_gets_the_response_of_an_id_that_does_not_exist()
    {
        var category = await api.CreateCategoryAsync("Food");
        using var alice = await Belongings.CreateAsync(api, "Alice", category);
        using var bob = await Belongings.CreateAsync(api, "Bob", category);
        var (pairs, requests, kinds) = (0, 0, new HashSet<string>());

        foreach (var (caller, other) in new[] { (alice, bob), (bob, alice) })
        {
            var gone = await GoneAsync(other, category);
            var before = await other.StateAsync();
            foreach (var operation in Contract.Operations)
            {
                var owned = PlacesOf(operation).Where(place => place.IsOwned).ToList();

                // Each place, and all of them together.
                foreach (var places in owned.Select(place => new[] { place }).Concat(owned.Count > 1 ? [[.. owned]] : []))
                {
                    var where = $"{operation.Id}: {string.Join(", ", places.Select(place => place.ToString()))}";
                    pairs++;
                    kinds.UnionWith(places.Select(place => place.Kind));
                    await caller.RenewAsync();
                    var missing = "";
                    foreach (var (method, header) in Ways(operation))
                    {
                        missing = await ResponseAsync(caller, operation, places, gone.Of, method, header);
                        var anothers = await ResponseAsync(caller, operation, places, other.Of, method, header);
                        requests += 2;
                        Assert.Equal($"{where} {method} {header}\n{missing}", $"{where} {method} {header}\n{anothers}");
                        Assert.Matches("^(400|403|404|412)", missing);
                    }

                    // The same request about the own thing is another matter, or the comparison would say nothing.
                    var own = await ResponseAsync(caller, operation, places, caller.Of, null, null);
                    Assert.True(
                        ForAdmins.Contains(operation.Id) ? own.StartsWith("403", StringComparison.Ordinal) : own[0] == '2',
                        $"{where}\n{own}");
                }
            }

            Assert.Equal(before, await other.StateAsync());
        }

        output.WriteLine($"{pairs} pairs of operation and place, {requests} requests, 0 leaks");
        Assert.Equal(["budget", "expense", "import", "token", "user"], kinds.Order());
    }

    [Fact]
    public async Task Whatever_somebody_else_does_no_list_report_or_export_of_a_member_changes_by_a_byte()
    {
        var category = await api.CreateCategoryAsync("Food");
        using var alice = await Belongings.CreateAsync(api, "Alice", category);
        using var bob = await Belongings.CreateAsync(api, "Bobmark", category);
        using var admin = new Belongings(api, "Admin", api.Admin, category, await api.ClientOfAsync(api.Admin));
        var (before, all) = (await ListsAsync(alice, alice), await ListsAsync(admin, alice));

        await bob.RenewAsync();
        var committed = await bob.ImportAsync(Statement);
        await api.PostAsync($"/api/imports/{committed}/commit", new { }, HttpStatusCode.OK);
        await api.PutAsync($"/api/users/{bob.User}", new { email = "bobmark@example.com", name = "Bobmark the second" });
        var (after, allAfter) = (await ListsAsync(alice, alice), await ListsAsync(admin, alice));

        Assert.Equal(before, after);
        Assert.DoesNotContain("Bobmark", string.Join('\n', after.Values));
        Assert.Equal(
            ListsOfAll,
            all.Where(list => allAfter[list.Key] != list.Value).Select(list => list.Key.Id).Distinct().Order());
        output.WriteLine($"{after.Count} lists, reports and exports");

        // The very file that Bob has imported is new to Alice.
        var preview = await alice.ImportAsync(Statement);
        Assert.Equal(2, (await api.GetAsync($"/api/imports/{preview}")).GetProperty("counts").GetProperty("new").GetInt32());
    }

    [Fact]
    public async Task A_member_is_forbidden_what_is_for_admins_and_nothing_else()
    {
        var category = await api.CreateCategoryAsync("Food");
        using var alice = await Belongings.CreateAsync(api, "Alice", category);
        var forbidden = new List<string>();
        foreach (var operation in Contract.Operations.Where(o => o.Id is not ("createSession" or "setUp" or "deleteSession")))
        {
            await alice.RenewAsync();
            foreach (var method in new[] { null, "X-HTTP-Method-Override" })
            {
                using var request = DocumentedRequest.Of(operation, alice.Of);
                if (method is not null)
                    request.Headers.Add(method, "GET");

                using var response = await alice.Client.SendAsync(request);
                if (response.StatusCode == HttpStatusCode.Forbidden)
                    forbidden.Add(operation.Id);
            }
        }

        Assert.Equal(ForAdmins.SelectMany(id => new[] { id, id }), forbidden.Order());
    }

    [Fact]
    public async Task What_a_body_does_not_have_cannot_be_slipped_into_it()
    {
        string[] slipped = ["id", "role", "version", "userId", "passwordHash", "createdAt", "isAdmin"];
        var category = await api.CreateCategoryAsync("Food");
        using var admin = new Belongings(api, "Admin", api.Admin, category, await api.ClientOfAsync(api.Admin));
        await admin.RenewAsync();
        var tried = 0;
        foreach (var operation in Contract.Operations)
        {
            if (!TakesJson(operation, out var properties))
                continue;

            foreach (var name in slipped.Except(properties))
            {
                using var request = DocumentedRequest.Of(operation, admin.Of, change: body => body[name] = 1);
                using var response = await admin.Client.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();

                Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{operation.Id} {name}: {response.StatusCode} {text}");
                Assert.Matches($"\"(\\[0\\]\\.)?{name}\":", text);
                tried++;
            }
        }

        output.WriteLine($"{tried} pairs of operation and property");
        Assert.True(tried > slipped.Length);
    }

    [Fact]
    public async Task No_write_of_any_operation_is_done_for_a_page_of_another_origin()
    {
        const string password = "correct horse battery";
        var category = await api.CreateCategoryAsync("Food");
        using var alice = await Belongings.CreateAsync(api, "Alice", category);
        await api.SetPasswordAsync(alice.User, password);
        var cookie = await api.SignInAsync(alice.User, password);
        var before = await alice.StateAsync();
        using var nobody = api.ClientWith(null);
        foreach (var operation in Contract.Operations.Where(o => o.Method != "GET" && o.Id is not ("createSession" or "setUp")))
        {
            foreach (var (name, value) in new[]
            {
                ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null"), ("Accept", "*/*"),
            })
            {
                using var request = DocumentedRequest.Of(operation, alice.Of);
                request.Headers.Add("Cookie", cookie);
                request.Headers.TryAddWithoutValidation(name, value);
                using var response = await nobody.SendAsync(request);

                Assert.Equal((operation.Id, name, value, HttpStatusCode.Forbidden), (operation.Id, name, value, response.StatusCode));
            }
        }

        Assert.Equal(before, await alice.StateAsync());
    }

    // As it is; as a browser with a copy of it asks, and a client that was there before.
    private static IEnumerable<(string? Method, (string Name, string Value)? Header)> Ways(Contract.Operation operation) => operation.Method switch
    {
        "GET" => [(null, null), ("HEAD", null), (null, ("If-None-Match", "*")), (null, ("If-None-Match", "\"1\""))],
        "POST" => [(null, null)],
        _ => [(null, null), (null, ("If-Match", "*")), (null, ("If-Match", "\"1\""))],
    };

    /// <summary>What belonged to somebody who is deleted: ids that do not exist, as long as those of the other one.</summary>
    private async Task<Belongings> GoneAsync(Belongings other, Category category)
    {
        while (true)
        {
            await other.RenewAsync();
            using var gone = await Belongings.CreateAsync(api, "Gone", category);
            await api.DeleteAsync($"/api/users/{gone.User}");
            if (gone.Lengths.SequenceEqual(other.Lengths))
                return gone;
        }
    }

    /// <summary>Sends the request with the ids in the places, and the caller's own ones in all others.</summary>
    /// <returns>Status, headers and body; without ids, the trace id and the time that the database took.</returns>
    private async Task<string> ResponseAsync(
        Belongings caller,
        Contract.Operation operation,
        Place[] places,
        Func<Place, long> idOf,
        string? method,
        (string Name, string Value)? header)
    {
        using var request = DocumentedRequest.Of(
            operation,
            place => places.Contains(place) ? idOf(place) : caller.Of(place),
            places.Where(place => place.Where == "query").Select(place => (place.Name, $"{idOf(place)}")),
            body =>
            {
                // That of the example may be somebody else's by now.
                if (body.ContainsKey("email"))
                    body["email"] = $"user{caller.User}@example.com";
            });
        if (method is not null)
            request.Method = new(method);

        if (header is var (name, value))
            request.Headers.Add(name, value);

        // After a commit the database is asked who sends the token, and each request costs that command.
        await api.Services.GetRequiredService<Writes>().RunAsync(_ => Task.FromResult(UnitOfWork.Commit(true)), CancellationToken.None);
        using var response = await caller.Client.SendAsync(request);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Select(one => $"{one.Key}: {one.Value}").Order(StringComparer.Ordinal);
        var body = places.Select(idOf).Distinct().Aggregate(
            await response.Content.ReadAsStringAsync(), (text, id) => Regex.Replace(text, $@"(?<!\d|\d\.){id}(?!\d|\.\d)", "{id}"));

        return Varying().Replace($"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{body}", "");
    }

    /// <summary>What every GET gives, in each of its variants; about the one's own things where it is about some.</summary>
    private static async Task<Dictionary<(string Id, string Query), string>> ListsAsync(Belongings caller, Belongings about)
    {
        var lists = new Dictionary<(string, string), string>();
        foreach (var operation in Contract.Operations.Where(o => o.Method == "GET"))
        {
            foreach (var query in Variants(operation))
            {
                using var request = DocumentedRequest.Of(operation, about.Of, query);
                using var response = await caller.Client.SendAsync(request);
                lists.Add(
                    (operation.Id, string.Join('&', query)),
                    $"{(int)response.StatusCode} {response.Headers.ETag} {LastUse().Replace(await response.Content.ReadAsStringAsync(), "")}");
            }
        }

        return lists;
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"|db;dur=[0-9.]+|Retry-After: [0-9]+")]
    private static partial Regex Varying();

    [GeneratedRegex("\"lastUsedAt\":(null|\"[^\"]*\")|\"traceId\":\"[^\"]*\"")]
    private static partial Regex LastUse();
}
