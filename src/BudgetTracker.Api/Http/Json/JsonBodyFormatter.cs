using System.Collections;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;

namespace BudgetTracker.Api.Http.Json;

/// <summary>Reads JSON bodies; of a body that does not fit, it reports every error and not only the first.</summary>
internal class JsonBodyFormatter : InputFormatter, IInputFormatterExceptionPolicy
{
    // Nobody has compared the length that a client names with a limit yet.
    private const int MostReserved = 64 * 1024;

    private readonly JsonSerializerOptions options;

    public JsonBodyFormatter(JsonSerializerOptions options)
    {
        this.options = options;
        SupportedMediaTypes.Add("application/json");
    }

    // A body that cannot be read at all (too large, cut off, too slow) is for the exception handler.
    public InputFormatterExceptionPolicy ExceptionPolicy => InputFormatterExceptionPolicy.MalformedInputExceptions;

    // The framework takes application/json-patch+json and the like for application/json too. A compressed body is no JSON.
    public override bool CanRead(InputFormatterContext context) =>
        base.CanRead(context)
        && MediaTypeHeaderValue.TryParse(context.HttpContext.Request.ContentType, out var type)
        && SupportedMediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
        && !context.HttpContext.Request.Headers.ContainsKey(HeaderNames.ContentEncoding);

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MostReserved));
        await request.Body.CopyToAsync(body, context.HttpContext.RequestAborted);
        var json = body.GetBuffer().AsMemory(0, (int)body.Length);
        var type = options.GetTypeInfo(context.ModelType);

        try
        {
            var model = JsonSerializer.Deserialize(json.Span, type);
            if (model is not null && !(model is IList list && list.Contains(null)))
                return InputFormatterResult.Success(model);
        }
        catch (JsonException)
        {
            // JsonErrorFinder reads the body again and finds every error.
        }

        JsonErrorFinder.Report(context, JsonErrorFinder.Find(json, type));

        return InputFormatterResult.Failure();
    }
}
