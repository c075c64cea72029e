namespace BudgetTracker.Api.Http.Limits;

/// <summary>Takes a body as large as a batch may be.</summary>
internal sealed class BatchBodyAttribute : BodyLimitAttribute
{
    protected override long MaxBytes(IServiceProvider services) => services.GetRequiredService<LimitsOptions>().MaxBatchBodyBytes;
}
