using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests;

/// <summary>Expenses that are sent under one key, as often as it takes: one alone, or a batch.</summary>
/// <param name="Size">How many expenses.</param>
public sealed record Attempt(int Size)
{
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>What all its expenses have for a description, and no others.</summary>
    public string Description => $"Attempt {Key}";

    /// <summary>Whether an answer began.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Id of the (first) expense; null until an answer came to its end.</summary>
    public long? Id { get; private set; }

    /// <summary>Sends it to a user and a category of the demo, and expects that it is written.</summary>
    /// <returns>Whether the answer was a replay.</returns>
    /// <exception cref="HttpRequestException">There was no answer, or no end to it.</exception>
    public async Task<bool> SendAsync(HttpClient client)
    {
        var (description, amount) = (Description, 9.99m);
        var expense = new { userId = 1, categoryId = 1, description, amount, date = "2026-01-31" };
        using var request = new HttpRequestMessage(HttpMethod.Post, Size == 1 ? "/api/expenses" : "/api/expenses/batch")
        {
            Content = Size == 1 ? JsonContent.Create(expense) : JsonContent.Create(Enumerable.Repeat(expense, Size)),
        };
        request.Headers.Add("Idempotency-Key", $"{Key}");

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        IsAnswered = true;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{this}: {(int)answer.StatusCode} {text}");
        var written = JsonDocument.Parse(text).RootElement;
        var id = (Size == 1 ? written : written.GetProperty("items")[0]).GetProperty("id").GetInt64();
        Assert.True(id == (Id ?? id), $"{this}, and now {id}.");
        Id = id;

        return answer.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Single() == "true";
    }
}
