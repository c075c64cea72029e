using System.Diagnostics;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http.Paging;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace BudgetTracker.Api.Tests.Http.Paging;

/// <summary>A cursor is good for the list that wrote it, and any other text is no cursor.</summary>
/// <remarks>The environment variable BUDGETTRACKER_CURSOR_ROUNDS says how many texts each list is given: 5000 if not set.</remarks>
[Trait("Runs", "once")]
public sealed class CursorTests(ITestOutputHelper output)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    // Of each kind of list: its path, its orders and its filters.
    private static readonly string[] Lists =
    [
        "/api/users",
        "/api/users?q=al",
        "/api/users?include=expenses",
        "/api/categories",
        "/api/expenses",
        "/api/expenses?sort=date",
        "/api/expenses?sort=-amount",
        "/api/expenses?sort=amount",
        "/api/expenses?userId=25",
        "/api/expenses?categoryId=2&categoryId=5",
        "/api/expenses?category=Food%26Drink",
        "/api/expenses?q=a&from=2026-01-01",
        "/api/users/25/expenses",
        "/api/users/2/expenses?sort=amount",
        "/api/categories/25/expenses",
    ];

    [Fact]
    public void A_cursor_leads_back_to_its_own_list_whatever_the_page_size()
    {
        foreach (var list in Lists)
        {
            var written = new Cursor(-7, long.MaxValue).Write(Request(list));

            Assert.True(Cursor.TryParse(written, out var read));
            Assert.Equal((-7, long.MaxValue), (read.Key, read.Id));
            Assert.True(read.BelongsTo(Request($"{list}{(list.Contains('?') ? '&' : '?')}limit=7&cursor={written}")));
        }
    }

    [Fact]
    public void Random_and_mutated_cursors_are_rejected_by_every_list_without_an_exception()
    {
        var rounds = TestRounds.Of("BUDGETTRACKER_CURSOR_ROUNDS", 5000);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        var requests = Lists.Select(Request).ToArray();
        var (decoded, accepted) = (0, 0);

        foreach (var list in requests)
        {
            for (var round = 0; round < rounds; round++)
            {
                var source = requests[random.Next(requests.Length)];
                var position = new Cursor(random.NextInt64(long.MinValue, long.MaxValue), random.NextInt64());
                var written = position.Write(source);
                var text = random.Next(5) == 0 ? written : Mutate(written, random);
                if (!Cursor.TryParse(text, out var cursor))
                    continue;

                decoded++;
                if (!cursor.BelongsTo(list))
                    continue;

                accepted++;
                Assert.True(text == written && source == list, $"Seed {seed}: {list.Path}{list.QueryString} accepts {text}.");

                // What a list does with a position must work for every position, for a client can compute the checksum.
                var page = new ExpensePage { Cursor = cursor };
                _ = (page.AfterId, page.AfterDate, page.AfterAmount);
            }
        }

        output.WriteLine($"{requests.Length} lists, {rounds} texts each: {decoded} decoded, {accepted} accepted, "
            + $"all of them the list's own; {clock.Elapsed.TotalSeconds:0.0} s, seed {seed}");
    }

    private static string Mutate(string cursor, Random random)
    {
        var text = cursor.ToCharArray();
        switch (random.Next(6))
        {
            case 0:
                // One character of the alphabet, or of any alphabet, in another's place.
                text[random.Next(text.Length)] = Alphabet[random.Next(Alphabet.Length)];
                return new string(text) == cursor ? "" : new string(text);
            case 1:
                text[random.Next(text.Length)] = (char)random.Next(char.MaxValue + 1);
                return new string(text) == cursor ? "" : new string(text);
            case 2:
                return new string(random.GetItems(Alphabet.AsSpan(), text.Length));
            case 3:
                return string.Create(random.Next(70), random, (span, r) =>
                {
                    foreach (ref var c in span)
                        c = (char)r.Next(r.Next(2) == 0 ? 128 : char.MaxValue + 1);
                });
            case 4:
                return cursor.Insert(random.Next(cursor.Length + 1), " =\n\0.A"[random.Next(6)].ToString());
            default:
                // Blanks and padding do not make up for what is missing.
                var end = random.Next(cursor.Length);
                return cursor[..end].PadRight(random.Next(end, 34), " =\n\0."[random.Next(5)]);
        }
    }

    private static HttpRequest Request(string list)
    {
        var parts = list.Split('?', 2);
        var request = new DefaultHttpContext().Request;
        request.Path = parts[0];
        request.QueryString = new QueryString(parts is [_, var query] ? "?" + query : "");

        return request;
    }
}
