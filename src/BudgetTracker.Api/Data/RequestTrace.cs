using System.Diagnostics;

namespace BudgetTracker.Api.Data;

/// <summary>What names a request in the log, and in its problem document.</summary>
/// <param name="path">Its path, without the query string.</param>
/// <param name="traceParent">The <c>traceparent</c> that it came with; null: it is in nobody's trace.</param>
public sealed class RequestTrace(string path, string? traceParent)
{
    private string? id;

    /// <summary>The path, without the query string.</summary>
    public string Path => path;

    /// <summary>The id of its span (W3C Trace Context, as in <c>traceparent</c>): <c>00-TRACEID-SPANID-FLAGS</c>.</summary>
    /// <remarks>With telemetry switched off there is no span, and few requests are ever named: the id is made when it is asked for.</remarks>
    public string Id => Activity.Current?.Id ?? LazyInitializer.EnsureInitialized(ref id, MakeId);

    /// <summary>The id of its trace: 32 hexadecimal digits.</summary>
    public string TraceId => Id.Split('-')[1];

    private string MakeId()
    {
        var isInTrace = ActivityContext.TryParse(traceParent, traceState: null, out var caller);
        var traceId = isInTrace ? caller.TraceId : ActivityTraceId.CreateRandom();

        return $"00-{traceId}-{ActivitySpanId.CreateRandom()}-{(int)caller.TraceFlags:x2}";
    }
}
