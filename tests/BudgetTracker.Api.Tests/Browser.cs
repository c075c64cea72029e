using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests;

/// <summary>A Chromium of its own for the tests of a class; it stays at home.</summary>
public sealed class Browser : IAsyncLifetime
{
    // Root may not use the sandbox.
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A page in a profile of its own; whatever it waits for, it waits <see cref="Wait.Limit"/> for.</summary>
    public async Task<IPage> OpenAsync(BrowserNewPageOptions? options = null)
    {
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = BrowserFactAttribute.Chromium,
            Args = Switches,
            Timeout = (float)Wait.Limit.TotalMilliseconds,
        });
        var page = await browser.NewPageAsync(options);
        page.SetDefaultTimeout((float)Wait.Limit.TotalMilliseconds);

        return page;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();

        playwright?.Dispose();
    }
}
