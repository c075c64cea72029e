using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace BudgetTracker.Api.Data;

/// <summary>Gives a new row the present instant in UTC, to the millisecond, which every database keeps exactly.</summary>
internal sealed class CreationTime : ValueGenerator<DateTime>
{
    public override bool GeneratesTemporaryValues => false;

    public override DateTime Next(EntityEntry entry)
    {
        var now = entry.Context.GetService<TimeProvider>().GetUtcNow().UtcDateTime;

        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
