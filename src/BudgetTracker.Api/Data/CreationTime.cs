using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace BudgetTracker.Api.Data;

/// <summary>The present instant in UTC, to the millisecond, which every database keeps exactly: for new rows, and for what happens to them.</summary>
internal sealed class CreationTime : ValueGenerator<DateTime>
{
    public override bool GeneratesTemporaryValues => false;

    public static DateTime Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;

        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    public override DateTime Next(EntityEntry entry) => Now(entry.Context.GetService<TimeProvider>());
}
