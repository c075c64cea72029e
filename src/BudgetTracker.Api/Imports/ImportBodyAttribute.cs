using BudgetTracker.Api.Http.Limits;

namespace BudgetTracker.Api.Imports;

/// <summary>Takes a body as large as a file may be, with room for the options and the headers of the parts.</summary>
internal sealed class ImportBodyAttribute : BodyLimitAttribute
{
    private const long OtherParts = 64 * 1024;

    protected override long MaxBytes(IServiceProvider services) => services.GetRequiredService<ImportsOptions>().MaxBytes + OtherParts;
}
