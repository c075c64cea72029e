using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using BudgetTracker.Api.Http.Limits;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
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

            if (context.ActionDescriptor.EndpointMetadata.OfType<UnrepeatableAttribute>().Any())
                context.ModelState.TryAddModelError(IdempotencyKey.Header, "Must be left out here: nothing of this request is stored.");
            else if (values.Count == 1 && value.Length is > 0 and <= IdempotencyKey.MaxLength && value.All(IsVisible))
                context.HttpContext.Features.Set(new IdempotencyKey(OfCaller(context.HttpContext.User, value), await HashAsync(request)));
            else
                context.ModelState.TryAddModelError(IdempotencyKey.Header, "Must be 1 to 255 visible ASCII characters.");
        }

        await next();
    }

    // A key has no blank: nobody can send the key of somebody else.
    private static string OfCaller(ClaimsPrincipal caller, string key) =>
        caller.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? $"{id} {key}" : key;

    private static bool IsVisible(char c) => c is > ' ' and < '\x7f';

    private async Task<string> HashAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{request.Method} {request.GetEncodedPathAndQuery()}\n");
        if (request.HttpContext.Features.Get<IFormFeature>()?.Form is { } form)
        {
            await AppendAsync(hash, form, request.HttpContext.RequestAborted);
        }
        else
        {
            request.EnableBuffering(bufferThreshold: limits.MaxBatchBodyBytes);
            await AppendAsync(hash, request.Body, request.HttpContext.RequestAborted);
            request.Body.Position = 0;
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    // Clients make up another boundary each time, so that the bytes of the same form differ.
    private static async Task AppendAsync(IncrementalHash hash, IFormCollection form, CancellationToken cancellationToken)
    {
        foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            foreach (var value in values)
                Append(hash, $"{name.Length} {name} {value?.Length} {value}\n");
        }

        foreach (var file in form.Files)
        {
            Append(hash, $"{file.Name.Length} {file.Name} {file.FileName.Length} {file.FileName} {file.Length}\n");
            await using var content = file.OpenReadStream();
            await AppendAsync(hash, content, cancellationToken);
        }
    }

    private static async Task AppendAsync(IncrementalHash hash, Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            hash.AppendData(buffer, 0, read);
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
}
