namespace BudgetTracker.Api.Swagger;

/// <summary>The section <c>Swagger</c> of the configuration.</summary>
public sealed class SwaggerOptions
{
    /// <summary>Whether the OpenAPI document and Swagger UI are served; default true.</summary>
    public bool Enabled { get; set; } = true;
}
