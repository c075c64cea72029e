using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BudgetTracker.Api.Tests;

/// <summary>Counts commits, each of which is a sync, or lets them fail.</summary>
public sealed class RecordedCommits : DbTransactionInterceptor
{
    private int count;

    public int Count => count;

    public Exception? Failure { get; set; }

    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result)
    {
        if (Failure is not null)
            throw Failure;

        Interlocked.Increment(ref count);

        return result;
    }
}
