using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Http.Json;

/// <summary>Writes every object that an action returns as JSON, the one type that <see cref="AcceptFilter"/> lets through.</summary>
/// <remarks>
/// The framework's own executor selects a formatter at each response, and sends each in two parts: the body, and the end
/// of the chunks. Here a response of up to 64 KB has a Content-Length, and is sent at once.
/// </remarks>
internal sealed class JsonResultExecutor(IOptions<JsonOptions> json) : IActionResultExecutor<ObjectResult>
{
    private readonly JsonSerializerOptions options = json.Value.JsonSerializerOptions;

    public async Task ExecuteAsync(ActionContext context, ObjectResult result)
    {
        var response = context.HttpContext.Response;
        result.OnFormatting(context);
        response.ContentType = "application/json; charset=utf-8";
        var body = new HeldBackBody(response.BodyWriter);
        try
        {
            var type = options.GetTypeInfo(result.Value!.GetType());
            await JsonSerializer.SerializeAsync(body, result.Value, type, context.HttpContext.RequestAborted);
            if (!response.HasStarted)
                response.ContentLength = body.Length;
        }
        catch (OperationCanceledException) when (context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the rest.
        }
    }

    private sealed class HeldBackBody(PipeWriter body) : PipeWriter
    {
        private const int MaxHeldBack = 64 * 1024;

        private int heldBack;
        private int unflushed;

        public long Length { get; private set; }

        public override bool CanGetUnflushedBytes => true;

        public override long UnflushedBytes => unflushed;

        public override void Advance(int bytes)
        {
            Length += bytes;
            unflushed += bytes;
            body.Advance(bytes);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => body.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => body.GetSpan(sizeHint);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            heldBack += unflushed;
            unflushed = 0;
            if (heldBack < MaxHeldBack)
                return default;

            heldBack = 0;

            return body.FlushAsync(cancellationToken);
        }

        public override void CancelPendingFlush() => body.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => body.Complete(exception);
    }
}
