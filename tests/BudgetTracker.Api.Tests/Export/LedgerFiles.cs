using System.Text;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Tests.Export;

/// <summary>The whole ledger of an API as a file, and such a file as the ledger of an API.</summary>
internal static class LedgerFiles
{
    public static Task<string> ExportAsync(this BudgetApi api) => api.Client.GetStringAsync("/api/export/ledger.ndjson");

    public static Task<long> RestoreAsync(this BudgetApi api, string file) => api.RestoreAsync(Encoding.UTF8.GetBytes(file));

    public static Task<long> RestoreAsync(this BudgetApi api, byte[] file) => api.Services.GetRequiredService<Writes>().RunAsync(
        async db =>
        {
            var options = api.Services.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;

            return UnitOfWork.Commit(await LedgerRestore.RunAsync(db, new MemoryStream(file), options, _ => { }));
        },
        CancellationToken.None);
}
