using System.Net;
using BudgetTracker.Api.Access;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>Somebody guesses, and the owner does not notice.</summary>
public sealed class GuessingTests(SignInApi api) : IClassFixture<SignInApi>
{
    [Fact]
    public async Task Thousands_of_wrong_tokens_from_an_address_are_401_and_then_429_and_the_owner_there_goes_on()
    {
        const string address = "203.0.113.77";
        using var owner = await api.ClientOfAsync(api.Admin);
        owner.DefaultRequestHeaders.Add(SignInApi.AddressHeader, address);
        var wrong = Enumerable.Range(0, 4).Select(async attacker =>
        {
            using var client = api.ClientWith(AccessSecret.New());
            client.DefaultRequestHeaders.Add(SignInApi.AddressHeader, address);
            var statuses = new List<HttpStatusCode>();
            for (var i = 0; i < 500; i++)
            {
                using var response = await client.GetAsync("/api/users");
                statuses.Add(response.StatusCode);
            }

            return statuses;
        }).ToList();

        var owners = new List<HttpStatusCode>();
        while (!wrong.All(attacker => attacker.IsCompleted))
        {
            using var response = await owner.GetAsync("/api/users");
            owners.Add(response.StatusCode);
        }

        var all = (await Task.WhenAll(wrong)).SelectMany(statuses => statuses).CountBy(status => status).ToDictionary();
        Assert.All(owners, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.NotEmpty(owners);
        Assert.Equal(2000, all[HttpStatusCode.Unauthorized] + all[HttpStatusCode.TooManyRequests]);

        // As many again for each window of five minutes that the test takes.
        Assert.Equal(0, all[HttpStatusCode.Unauthorized] % FailedAttempts.Max);
    }

    [Fact]
    public void However_many_addresses_guess_there_are_no_more_counts_than_buckets()
    {
        const int buckets = 16_384;
        using var failures = new FailedAttempts();

        // Ten for each bucket at most: with a count for each address, all of them would be allowed.
        var allowed = Enumerable.Range(0, buckets * FailedAttempts.Max * 2).Count(n => failures.Count($"tokens {n}") is null);

        Assert.InRange(allowed, buckets, buckets * FailedAttempts.Max);
    }
}
