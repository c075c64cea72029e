namespace BudgetTracker.Api.Http.Limits;

/// <summary>Keeps the memory of responses that may be large in bounds: as many at a time as there are processors.</summary>
/// <remarks>
/// More at a time would not be sent sooner, only held longer. Nobody waits more than a second, so that a client that is
/// slow to read cannot keep the others out.
/// </remarks>
public sealed class LargeResponses : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    /// <summary>Waits for a place, which is free again when the response is sent.</summary>
    public async Task WaitForPlaceAsync(HttpContext context)
    {
        if (await places.WaitAsync(MaxWait, context.RequestAborted))
        {
            context.Response.OnCompleted(() =>
            {
                places.Release();

                return Task.CompletedTask;
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
