using System.Net.Sockets;

namespace BudgetTracker.Api.Tests;

/// <summary>Tests wait for a state, never for a time.</summary>
public static class Wait
{
    /// <summary>Two minutes: only a test that hangs reaches it, however busy the machine is.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Polls until a state is reached.</summary>
    /// <param name="isReached">Looks whether it is.</param>
    /// <param name="state">The state as a sentence, for the message of a test that hangs.</param>
    public static async Task UntilAsync(Func<Task<bool>> isReached, string state)
    {
        for (var start = Environment.TickCount64; !await isReached(); await Task.Delay(20))
            Assert.True(Environment.TickCount64 - start < Limit.TotalMilliseconds, $"Not within {Limit}: {state}");
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, string)"/>
    public static Task UntilAsync(Func<bool> isReached, string state) =>
        UntilAsync(() => Task.FromResult(isReached()), state);

    /// <summary>Waits until nobody listens at an address any more.</summary>
    public static Task UntilConnectionRefusedAsync(Uri address) => UntilAsync(
        async () =>
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(address.Host, address.Port);

                return false;
            }
            catch (SocketException)
            {
                return true;
            }
        },
        $"{address} rejects connections.");
}
