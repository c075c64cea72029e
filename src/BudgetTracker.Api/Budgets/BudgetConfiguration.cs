using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Budgets;

internal sealed class BudgetConfiguration : IEntityTypeConfiguration<Budget>
{
    private const int NameMaxLength = 10;

    public void Configure(EntityTypeBuilder<Budget> budget)
    {
        budget.ToTable("budgets", table =>
        {
            table.HasCheckConstraint("ck_budgets_period", $"period IN ({EnumNameConverter<BudgetPeriod>.SqlNames})");
            table.HasCheckConstraint("ck_budgets_rollover", $"rollover IN ({EnumNameConverter<Rollover>.SqlNames})");
            table.HasCheckConstraint("ck_budgets_alert_at", "alert_at BETWEEN 1 AND 100");
            table.HasCheckConstraint(
                "ck_budgets_rollover_cap_cents", $"rollover_cap_cents BETWEEN 0 AND {Money.ToCents(Money.Max)}");
            table.HasCheckConstraint("ck_budgets_ends_on", "ends_on >= starts_on");
        });

        // A budget without its owner means nothing; a category is shared, so it may not take budgets along unsaid.
        budget.HasOne(b => b.User).WithMany().OnDelete(DeleteBehavior.Cascade);
        budget.HasOne(b => b.Category).WithMany().OnDelete(DeleteBehavior.Restrict);

        budget.Property(b => b.Period).HasConversion<EnumNameConverter<BudgetPeriod>>().HasMaxLength(NameMaxLength);
        budget.Property(b => b.Rollover).HasConversion<EnumNameConverter<Rollover>>().HasMaxLength(NameMaxLength);
        budget.Property(b => b.RolloverCap).HasColumnName("rollover_cap_cents");
        budget.Property(b => b.Version).IsConcurrencyToken();

        // One for each user, category and period. To a unique index no null is like another, so budgets on everything
        // have an index of their own.
        budget.HasIndex(b => new { b.UserId, b.CategoryId, b.Period }).IsUnique().HasFilter("category_id IS NOT NULL");
        budget.HasIndex(b => new { b.UserId, b.Period }).IsUnique().HasFilter("category_id IS NULL");

        // Lists. The unique indexes leave out a part of the rows each, so that they cannot find all of a user's.
        budget.HasIndex(b => new { b.UserId, b.Id });
    }
}
