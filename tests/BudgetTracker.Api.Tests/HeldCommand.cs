namespace BudgetTracker.Api.Tests;

/// <summary>An SQL command that waits until this is disposed; see <see cref="FailingCommands.Hold"/>.</summary>
public sealed class HeldCommand(int skip) : IDisposable
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = skip;

    /// <summary>Completes when the command waits.</summary>
    public Task Reached => reached.Task.WaitAsync(Wait.Limit);

    public void Dispose() => released.TrySetResult();

    /// <summary>Waits if this is the command.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref left) == -1)
        {
            reached.SetResult();
            await released.Task.WaitAsync(Wait.Limit, cancellationToken);
        }
    }
}
