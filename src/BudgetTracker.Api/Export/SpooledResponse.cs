using System.Buffers;
using System.Threading.Channels;
using Microsoft.Net.Http.Headers;
using Microsoft.Win32.SafeHandles;

namespace BudgetTracker.Api.Export;

/// <summary>A response of any length whose writer never waits for the client.</summary>
/// <remarks>
/// What is written goes to a temporary file, from which it is sent while it grows. A client that is slow keeps a file, and
/// neither a connection nor a snapshot of the database, and memory stays flat. What fits into the buffer is sent at once and
/// needs no file.
/// <para>
/// Nothing is sent before the first 64 KB: until then, an exception becomes a problem document. Later, it breaks the
/// connection, so that no client takes a part for the whole.
/// </para>
/// </remarks>
internal sealed class SpooledResponse(HttpContext context, string contentType, string fileName) : IAsyncDisposable
{
    private const int ChunkBytes = 64 * 1024;

    // A chunk ends with a row, so that there is room for a row more.
    private readonly ArrayBufferWriter<byte> buffer = new(ChunkBytes + (16 * 1024));
    private readonly Channel<long> lengths = Channel.CreateUnbounded<long>(new() { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
    private SafeFileHandle? file;
    private long length;
    private Task? sending;

    /// <summary>Where a row is written to; <see cref="EndRowAsync"/> comes after each.</summary>
    public IBufferWriter<byte> Writer => buffer;

    /// <summary>Passes on what was written when there is enough of it.</summary>
    /// <exception cref="OperationCanceledException">The client has gone away.</exception>
    public ValueTask EndRowAsync() => buffer.WrittenCount < ChunkBytes ? ValueTask.CompletedTask : new(SpoolAsync());

    /// <summary>Waits until the client has got everything.</summary>
    public async Task CompleteAsync()
    {
        if (sending is null)
        {
            SetHeaders();
            context.Response.ContentLength = buffer.WrittenCount;
            await context.Response.Body.WriteAsync(buffer.WrittenMemory, stop.Token);
            return;
        }

        await SpoolAsync();
        lengths.Writer.Complete();
        await sending;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (sending is not null)
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        file?.Dispose();
        stop.Dispose();
    }

    private async Task SpoolAsync()
    {
        stop.Token.ThrowIfCancellationRequested();
        if (sending is null)
        {
            SetHeaders();
            file = CreateFile();
            // Not by the first write: Server-Timing, which is added at the start, counts commands that go on meanwhile.
            await context.Response.StartAsync(stop.Token);
            sending = Task.Run(SendAsync);
        }

        RandomAccess.Write(file!, buffer.WrittenSpan, length);
        length += buffer.WrittenCount;
        buffer.ResetWrittenCount();
        lengths.Writer.TryWrite(length);
    }

    private async Task SendAsync()
    {
        var chunk = new byte[ChunkBytes];
        var sent = 0L;
        await foreach (var end in lengths.Reader.ReadAllAsync(stop.Token))
        {
            while (sent < end)
            {
                var read = RandomAccess.Read(file!, chunk.AsSpan(0, (int)Math.Min(chunk.Length, end - sent)), sent);
                await context.Response.Body.WriteAsync(chunk.AsMemory(0, read), stop.Token);
                sent += read;
            }
        }
    }

    private void SetHeaders()
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
    }

    // Nobody else can read it. It has no name any more as soon as it is open, so that even a killed process leaves nothing.
    private static SafeFileHandle CreateFile()
    {
        var path = Path.GetTempFileName();
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
        File.Delete(path);

        return handle;
    }
}
