using System.Collections.Concurrent;

namespace BudgetTracker.Api.Tests.Swagger;

/// <summary>Makes every test a test of the contract: no response may have what the document does not declare.</summary>
public sealed class ContractHandler : DelegatingHandler
{
    private ConcurrentDictionary<string, bool> seen = new();

    /// <summary>The documented responses that came: <c>createUser 201</c>.</summary>
    public ICollection<string> Seen => seen.Keys;

    /// <summary>The handler of another client, which sees for both.</summary>
    public ContractHandler Another() => new() { seen = seen };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        response.RequestMessage ??= request;
        var errors = await Contract.ErrorsForAsync(response);
        if (errors.Count > 0)
        {
            Assert.Fail($"{request.Method} {request.RequestUri}: {(int)response.StatusCode} is not as documented: "
                + $"{string.Join("; ", errors)}\n{await response.Content.ReadAsStringAsync(cancellationToken)}");
        }

        if (Contract.Find(request.Method, request.RequestUri!.AbsolutePath) is { } operation)
            seen.TryAdd($"{operation.Id} {(int)response.StatusCode}", true);

        return response;
    }
}
