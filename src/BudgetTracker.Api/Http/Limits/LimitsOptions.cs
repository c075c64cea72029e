using System.ComponentModel.DataAnnotations;

namespace BudgetTracker.Api.Http.Limits;

/// <summary>The section <c>Limits</c> of the configuration: what one client may ask for.</summary>
public sealed class LimitsOptions
{
    /// <summary>The name of the timeout policy of uploads, which take eight times as long as other requests.</summary>
    public const string UploadPolicy = "Upload";

    /// <summary>Largest body, in bytes; default 64 KB.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>Largest body of a batch, in bytes; default 1 MB.</summary>
    public int MaxBatchBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Largest headers together, in bytes, at most 1 MB; default 16 KB.</summary>
    [Range(1, 1024 * 1024)]
    public int MaxHeaderBytes { get; set; } = 16 * 1024;

    /// <summary>Deepest JSON of a request, 1 to 64 levels; default 16.</summary>
    [Range(1, 64)]
    public int MaxJsonDepth { get; set; } = 16;

    /// <summary>Longest request, in seconds; default 15.</summary>
    [Range(1, 86_400)]
    public int RequestSeconds { get; set; } = 15;

    /// <summary>Most connections at a time; default 512.</summary>
    public int MaxConnections { get; set; } = 512;
}
