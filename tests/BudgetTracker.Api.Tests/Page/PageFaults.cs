using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BudgetTracker.Api.Tests.Page;

/// <summary>What no view may do: log an error, ask another server, be wider than the screen, or break a rule of axe.</summary>
public sealed class PageFaults
{
    private static readonly (int Width, ColorScheme Scheme)[] Screens =
    [
        (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Dark), (390, ColorScheme.Light), (320, ColorScheme.Light),
    ];

    private readonly IPage page;
    private readonly List<string> faults = [];

    public PageFaults(IPage page, Uri server)
    {
        this.page = page;
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            // Browsers log each of these responses; the page asks people to sign in, or shows what is wrong at its field.
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 401") && !message.Text.Contains("status of 400"))
                faults.Add($"{message.Type}: {message.Text} {message.Location}");
        };
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" && address.Authority != server.Authority)
                faults.Add($"It asked {request.Url}.");
        };
    }

    /// <summary>Checks what is shown on a desktop and on phones, in the light and in the dark.</summary>
    public async Task CheckOnEveryScreenAsync(string where)
    {
        foreach (var (width, scheme) in Screens)
        {
            await page.SetViewportSizeAsync(width, 800);
            // Colours that are on their way from one scheme to the other have no contrast.
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await CheckAsync($"{where} at {width} px, {scheme}");
        }
    }

    /// <summary>Fails with all faults until now, and those of what is shown.</summary>
    public async Task CheckAsync(string where)
    {
        // What waits for the server is pale.
        await page.Locator(".busy[aria-busy=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var wide = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll(document.documentElement.scrollWidth > innerWidth ? "body *" : "nav *")]
              .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
              .map(element => element.outerHTML.slice(0, 100))
            """);
        var axe = await page.RunAxe();
        string[] found =
        [
            .. faults.Select(fault => $"{where}: {fault}"),
            .. wide.Select(element => $"{where}: too wide: {element}"),
            .. axe.Violations.Select(violation =>
                $"{where}: {violation.Id}: {violation.Help} {string.Join(" ", violation.Nodes.Select(node => node.Html))}"),
        ];
        Assert.Empty(found);
    }
}
