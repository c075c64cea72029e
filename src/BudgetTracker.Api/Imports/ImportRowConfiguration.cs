using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Imports;

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    private const int StatusMaxLength = 20;

    public void Configure(EntityTypeBuilder<ImportRow> row)
    {
        row.ToTable("import_rows", table => table.HasCheckConstraint(
            "ck_import_rows_status", $"status IN ({EnumNameConverter<ImportRowStatus>.SqlNames})"));
        row.HasKey(r => new { r.ImportId, r.Number });
        row.HasOne(r => r.Import).WithMany().OnDelete(DeleteBehavior.Cascade);

        // A row only remembers them: it may keep neither a category nor an expense from being deleted.
        row.HasOne(r => r.Category).WithMany().OnDelete(DeleteBehavior.SetNull);
        row.HasOne(r => r.Expense).WithMany().OnDelete(DeleteBehavior.SetNull);

        row.Property(r => r.Amount).HasColumnName("amount_cents");
        row.Property(r => r.Description).HasMaxLength(Expense.DescriptionMaxLength);
        row.Property(r => r.NormalizedDescription).HasMaxLength(Expense.DescriptionMaxLength);
        row.Property(r => r.Status).HasConversion<EnumNameConverter<ImportRowStatus>>().HasMaxLength(StatusMaxLength);
        row.Property(r => r.FoundStatus).HasConversion<EnumNameConverter<ImportRowStatus>>().HasMaxLength(StatusMaxLength);
        row.Property(r => r.Reason).HasMaxLength(ImportRow.ReasonMaxLength);
        row.Property(r => r.CategoryReason).HasMaxLength(ImportRow.ReasonMaxLength);
        row.Property(r => r.Key).HasMaxLength(ImportRowKeys.Length);

        // Finds what was imported before. Previews are not in it.
        row.HasIndex(r => r.Key).HasFilter("imported");
        row.HasIndex(r => r.ExpenseId).HasFilter("expense_id IS NOT NULL");
        row.HasIndex(r => r.CategoryId).HasFilter("category_id IS NOT NULL");
    }
}
