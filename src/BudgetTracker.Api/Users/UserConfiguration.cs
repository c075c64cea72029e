using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users");
        user.Property(u => u.Email).HasMaxLength(User.EmailMaxLength);
        user.Property(u => u.NormalizedEmail).HasMaxLength(User.EmailMaxLength);
        user.Property(u => u.Name).HasMaxLength(User.NameMaxLength);
        user.Property(u => u.NormalizedName).HasMaxLength(User.NameMaxLength);
        // The default is for the rows that were there before the column.
        user.Property(u => u.Role).HasConversion<EnumNameConverter<UserRole>>().HasMaxLength(10)
            .HasDefaultValue(UserRole.Member).ValueGeneratedNever();
        user.Property(u => u.PasswordHash).HasMaxLength(User.PasswordHashMaxLength);
        user.Property(u => u.CreatedAt).HasValueGenerator<CreationTime>();
        user.Property(u => u.Version).IsConcurrencyToken();
        user.HasIndex(u => u.NormalizedEmail).IsUnique();
    }
}
