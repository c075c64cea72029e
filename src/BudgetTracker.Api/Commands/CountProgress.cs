using System.Diagnostics;
using System.Globalization;

namespace BudgetTracker.Api.Commands;

/// <summary>Shows on a terminal how far a verb is that takes longer than a second; silent where standard error is piped.</summary>
/// <param name="what">What is counted, as in "rows restored".</param>
internal sealed class CountProgress(string what) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Stopwatch sinceShown = Stopwatch.StartNew();
    private bool isShown;

    /// <summary>Shows a count in place of the one before, once a second.</summary>
    public void Report(long count)
    {
        if (Console.IsErrorRedirected || sinceShown.Elapsed < Interval)
            return;

        sinceShown.Restart();
        isShown = true;
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{count:N0} {what}"));
    }

    /// <summary>Ends the line, if there is one.</summary>
    public void Dispose()
    {
        if (isShown)
            Console.Error.WriteLine();

        isShown = false;
    }
}
