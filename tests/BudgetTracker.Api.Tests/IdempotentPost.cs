using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests;

/// <summary>A POST of one expense or of a batch that can be repeated: each time with the same idempotency key.</summary>
/// <param name="Size">How many expenses.</param>
public sealed record IdempotentPost(int Size)
{
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>The description of all its expenses, and of no others.</summary>
    public string Description => $"Post {Key}";

    /// <summary>Whether the headers of a response came.</summary>
    public bool HasResponse { get; private set; }

    /// <summary>Id of the (first) expense; null until a whole response came.</summary>
    public long? Id { get; private set; }

    /// <summary>Sends it to a user and a category of the demo until it is written; a 503 means that it was not.</summary>
    /// <returns>Whether the response was a replay.</returns>
    /// <exception cref="HttpRequestException">There was no response, or no end to it.</exception>
    public async Task<bool> SendAsync(HttpClient client)
    {
        bool? isReplay = null;
        await Wait.UntilAsync(async () => (isReplay = await TrySendAsync(client)) is not null, $"{this} is written.");

        return isReplay!.Value;
    }

    private async Task<bool?> TrySendAsync(HttpClient client)
    {
        var (description, amount) = (Description, 9.99m);
        var expense = new { userId = 1, categoryId = 1, description, amount, date = "2026-01-31" };
        using var request = new HttpRequestMessage(HttpMethod.Post, Size == 1 ? "/api/expenses" : "/api/expenses/batch")
        {
            Content = Size == 1 ? JsonContent.Create(expense) : JsonContent.Create(Enumerable.Repeat(expense, Size)),
        };
        request.Headers.Add("Idempotency-Key", $"{Key}");

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        HasResponse = true;
        var text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            return null;

        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{this}: {(int)response.StatusCode} {text}");
        var written = JsonDocument.Parse(text).RootElement;
        var id = (Size == 1 ? written : written.GetProperty("items")[0]).GetProperty("id").GetInt64();
        Assert.True(id == (Id ?? id), $"{this}, and now {id}.");
        Id = id;

        return response.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Single() == "true";
    }
}
