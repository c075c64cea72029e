namespace BudgetTracker.Api.Commands;

/// <summary>Says on a terminal what is being done, once it takes longer than a second; into a file or a pipe it says nothing.</summary>
internal sealed class SlowStep : IDisposable
{
    private readonly Timer? timer;

    /// <param name="what">What is being done.</param>
    public SlowStep(string what)
    {
        if (!Console.IsErrorRedirected)
            timer = new Timer(_ => Console.Error.WriteLine($"{what} ..."), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer?.Dispose();
}
