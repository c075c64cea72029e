using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Budgets;

internal sealed class BudgetLimitConfiguration : IEntityTypeConfiguration<BudgetLimit>
{
    public void Configure(EntityTypeBuilder<BudgetLimit> limit)
    {
        limit.ToTable("budget_limits", table => table.HasCheckConstraint(
            "ck_budget_limits_amount_cents", $"amount_cents BETWEEN 0 AND {Money.ToCents(Money.Max)}"));
        limit.HasKey(l => new { l.BudgetId, l.From });
        limit.HasOne<Budget>().WithMany(b => b.Limits).HasForeignKey(l => l.BudgetId).OnDelete(DeleteBehavior.Cascade);

        // FROM is a word of SQL, and would need quotes in every query by hand.
        limit.Property(l => l.From).HasColumnName("starts_on");
        limit.Property(l => l.Amount).HasColumnName("amount_cents");
    }
}
