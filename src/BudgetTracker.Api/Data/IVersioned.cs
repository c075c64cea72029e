namespace BudgetTracker.Api.Data;

/// <summary>A row whose every change is counted, so that a client can tell whether its copy is current.</summary>
public interface IVersioned
{
    /// <summary>1 when created, one more with every change that is saved; its ETag on the wire.</summary>
    int Version { get; set; }
}
