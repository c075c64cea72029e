using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Http.Diagnostics;

/// <summary>Adds to a line of the log which request it is of: <c>TraceId:... RequestPath:/api/users</c>.</summary>
/// <remarks>
/// It is looked for when a line is written. The framework would make scopes and a span for each request, whether it logs or not.
/// So no scope is captured, and the category that makes the span, <c>Microsoft.AspNetCore.Hosting.Diagnostics</c>, is switched
/// off in <c>appsettings.json</c>; telemetry makes it too.
/// </remarks>
internal sealed class RequestScopes : IExternalScopeProvider
{
    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (CommandLog.Current?.Request is { } request)
            callback(new Scope { new("TraceId", request.TraceId), new("RequestPath", request.Path) }, state);
    }

    public IDisposable Push(object? state) => new Scope();

    // The formats of the console write the pairs, or the text.
    private sealed class Scope : List<KeyValuePair<string, object?>>, IDisposable
    {
        public override string ToString() => string.Join(' ', this.Select(pair => $"{pair.Key}:{pair.Value}"));

        public void Dispose()
        {
        }
    }
}
