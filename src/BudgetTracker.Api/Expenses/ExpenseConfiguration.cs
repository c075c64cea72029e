using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Expenses;

internal sealed class ExpenseConfiguration : IEntityTypeConfiguration<Expense>
{
    public void Configure(EntityTypeBuilder<Expense> expense)
    {
        expense.ToTable("expenses", table => table.HasCheckConstraint(
            "ck_expenses_amount_cents",
            $"amount_cents BETWEEN {Money.ToCents(Money.Min)} AND {Money.ToCents(Money.Max)}"));

        // An expense without its owner means nothing; a category is shared, so it may not take expenses along.
        expense.HasOne(e => e.User).WithMany(u => u.Expenses).OnDelete(DeleteBehavior.Cascade);
        expense.HasOne(e => e.Category).WithMany(c => c.Expenses).OnDelete(DeleteBehavior.Restrict);

        // An undo removes the expenses itself; nothing else that happens to an import may.
        expense.HasOne(e => e.Import).WithMany().OnDelete(DeleteBehavior.SetNull);

        expense.Property(e => e.Description).HasMaxLength(Expense.DescriptionMaxLength);
        expense.Property(e => e.NormalizedDescription).HasMaxLength(Expense.DescriptionMaxLength);
        expense.Property(e => e.Amount).HasColumnName("amount_cents");
        expense.Property(e => e.CreatedAt).HasValueGenerator<CreationTime>();
        expense.Property(e => e.Version).IsConcurrencyToken();

        // Lists by day and by amount begin anywhere in one of these and read on, forwards or backwards. With the amount
        // at the end, reports need nothing but the index.
        expense.HasIndex(e => new { e.Date, e.Id, e.Amount });
        expense.HasIndex(e => new { e.UserId, e.Date, e.Id });
        expense.HasIndex(e => new { e.CategoryId, e.Date, e.Id, e.Amount });
        expense.HasIndex(e => new { e.Amount, e.Id });
        expense.HasIndex(e => new { e.CategoryId, e.Amount, e.Id });
        expense.HasIndex(e => new { e.UserId, e.CategoryId, e.Date, e.Amount });
        expense.HasIndex(e => new { e.ImportId, e.Date, e.Id }).HasFilter("import_id IS NOT NULL");
    }
}
