namespace BudgetTracker.Api.Data;

/// <summary>One thread more in the thread pool, for as long as its maker holds one: with a long query, or a large file.</summary>
/// <remarks>
/// The pool begins with a thread for each processor. More would take turns on the processors, and each request would last for some
/// of these turns. When long work holds all of them, the pool by itself adds one or two a second, and short requests wait that long.
/// The pool ends a thread that had no work for 20 seconds.
/// </remarks>
internal sealed class ExtraThread : IDisposable
{
    private static readonly Lock Change = new();

    // It is not where whoever runs the program allows no more.
    private readonly bool isAdded;

    /// <summary>Adds it, at once.</summary>
    public ExtraThread()
    {
        lock (Change)
        {
            ThreadPool.GetMinThreads(out var threads, out var completionPorts);
            isAdded = ThreadPool.SetMinThreads(threads + 1, completionPorts);
        }
    }

    /// <summary>Needs it no more.</summary>
    public void Dispose()
    {
        if (!isAdded)
            return;

        lock (Change)
        {
            ThreadPool.GetMinThreads(out var threads, out var completionPorts);
            ThreadPool.SetMinThreads(threads - 1, completionPorts);
        }
    }
}
