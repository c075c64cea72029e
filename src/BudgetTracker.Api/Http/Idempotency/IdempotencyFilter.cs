using System.Security.Cryptography;
using System.Text;
using BudgetTracker.Api.Http.Limits;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BudgetTracker.Api.Http.Idempotency;

/// <summary>Reads the <c>Idempotency-Key</c> of a POST, for <see cref="IdempotentWrites"/> to act on.</summary>
internal sealed class IdempotencyFilter(LimitsOptions limits) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && request.Headers.TryGetValue(IdempotencyKey.Header, out var values))
        {
            // draft-ietf-httpapi-idempotency-key-header has the key in quotes; most clients send it bare.
            var value = values.ToString();
            if (value is ['"', .. var inner, '"'])
                value = inner;

            if (values.Count == 1 && value.Length is > 0 and <= IdempotencyKey.MaxLength && value.All(IsVisible))
                context.HttpContext.Features.Set(new IdempotencyKey(value, await HashAsync(request)));
            else
                context.ModelState.TryAddModelError(IdempotencyKey.Header, "Must be 1 to 255 visible ASCII characters.");
        }

        await next();
    }

    private static bool IsVisible(char c) => c is > ' ' and < '\x7f';

    private async Task<string> HashAsync(HttpRequest request)
    {
        request.EnableBuffering(bufferThreshold: limits.MaxBatchBodyBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.GetEncodedPathAndQuery()}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
            hash.AppendData(buffer, 0, read);

        request.Body.Position = 0;

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
