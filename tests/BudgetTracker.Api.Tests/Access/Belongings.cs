using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>A member, with one thing of each kind that belongs to a user.</summary>
public sealed class Belongings(SignInApi api, string name, int user, Category category, HttpClient client) : IDisposable
{
    private readonly Dictionary<string, long> ids = new() { ["user"] = user, ["category"] = category.Id };

    /// <summary>A client that sends the member's token.</summary>
    public HttpClient Client { get; } = client;

    public int User { get; } = user;

    public static async Task<Belongings> CreateAsync(SignInApi api, string name, Category category)
    {
        var user = await api.CreateUserAsync(name);
        var belongings = new Belongings(api, name, user, category, await api.ClientOfAsync(user));
        await belongings.RenewAsync();

        return belongings;
    }

    /// <summary>The id of what belongs to the member, or of the category that is everybody's.</summary>
    public long Of(Place place) => ids[place.Kind];

    /// <summary>How many digits the ids have.</summary>
    public IEnumerable<int> Lengths => ids.OrderBy(id => id.Key).Select(id => $"{id.Value}".Length);

    /// <summary>Adds one more thing of each kind, with the member's name where there is room for it; of budgets there is one.</summary>
    public async Task RenewAsync()
    {
        ids["expense"] = await api.SpendAsync(User, category, 77.77m, $"{name}s lunch");
        await api.UseDatabaseAsync(db => db.Budgets.Where(b => b.UserId == User).ExecuteDeleteAsync());
        var budget = await api.CreateBudgetAsync(User, category: null, 300);
        await api.PutAsync($"/api/budgets/{budget}/limits/2026-02-01", new { limit = 5 });
        ids["budget"] = budget;
        ids["import"] = await ImportAsync($"Date,Payee,Amount\n2026-01-30,{name}s shop,-1.00\n");
        await api.CreateTokenAsync(User);
        ids["token"] = (await ItemsAsync("/api/tokens?limit=500"))[^1].GetProperty("id").GetInt64();
    }

    /// <summary>Uploads a file of the member's.</summary>
    public async Task<int> ImportAsync(string file) =>
        (await api.UploadAsync(User, file, options: ("defaultCategoryId", $"{category.Id}"))).GetProperty("id").GetInt32();

    /// <summary>All that the member has, as it is now.</summary>
    public async Task<string> StateAsync()
    {
        var state = new List<string>
        {
            await Client.GetStringAsync("/api/export/ledger.ndjson"),
            string.Join('\n', (await ItemsAsync("/api/tokens?limit=500")).Select(token => token.GetProperty("id").GetRawText())),
        };
        foreach (var import in await ItemsAsync($"/api/users/{User}/imports?limit=500"))
            state.Add(import.GetRawText() + await Client.GetStringAsync($"/api/imports/{import.GetProperty("id")}/rows"));

        foreach (var budget in await ItemsAsync($"/api/users/{User}/budgets?limit=500"))
            state.Add(budget.GetRawText());

        return string.Join('\n', state);
    }

    public void Dispose() => Client.Dispose();

    private async Task<List<JsonElement>> ItemsAsync(string path) =>
        [.. (await Client.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];
}
