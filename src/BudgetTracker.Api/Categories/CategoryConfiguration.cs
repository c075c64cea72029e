using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Categories;

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("categories");
        category.Property(c => c.Name).HasMaxLength(Category.NameMaxLength);
        category.Property(c => c.NormalizedName).HasMaxLength(Category.NameMaxLength);
        category.Property(c => c.Color).HasMaxLength(Category.DefaultColor.Length);
        category.Property(c => c.Version).IsConcurrencyToken();
        category.HasIndex(c => c.NormalizedName).IsUnique();
    }
}
