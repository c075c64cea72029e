using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Imports;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("imports", table => table.HasCheckConstraint(
            "ck_imports_state", $"state IN ({EnumNameConverter<ImportState>.SqlNames})"));

        // An import without its owner means nothing.
        import.HasOne(i => i.User).WithMany().OnDelete(DeleteBehavior.Cascade);

        import.Property(i => i.State).HasConversion<EnumNameConverter<ImportState>>().HasMaxLength(20);
        import.Property(i => i.FileName).HasMaxLength(Import.FileNameMaxLength);
        import.Property(i => i.Given).HasConversion<JsonTextConverter<ImportOptionSet>>();
        import.Property(i => i.Findings).HasConversion<JsonTextConverter<ImportFindings>>();
        import.Property(i => i.Counts).HasConversion<JsonTextConverter<PerStatus<int>>>();
        import.Property(i => i.Totals).HasConversion<JsonTextConverter<PerStatus<decimal>>>();
        import.Property(i => i.Version).IsConcurrencyToken();

        // Lists.
        import.HasIndex(i => new { i.UserId, i.Id });
        import.HasIndex(i => i.ExpiresAt).HasFilter("expires_at IS NOT NULL");
    }
}
