using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Access;

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> token)
    {
        token.ToTable("access_tokens", table => table.HasCheckConstraint(
            "ck_access_tokens_kind", $"kind IN ({EnumNameConverter<AccessTokenKind>.SqlNames})"));

        // Nobody is signed in as a user that is gone.
        token.HasOne(t => t.User).WithMany().OnDelete(DeleteBehavior.Cascade);

        token.Property(t => t.Kind).HasConversion<EnumNameConverter<AccessTokenKind>>().HasMaxLength(10);
        token.Property(t => t.Name).HasMaxLength(AccessToken.NameMaxLength);
        token.Property(t => t.Hash).HasMaxLength(AccessSecret.HashBytes);
        token.Property(t => t.Prefix).HasMaxLength(AccessSecret.PrefixLength);
        token.Property(t => t.CreatedAt).HasValueGenerator<CreationTime>();
        token.Property(t => t.Version).IsConcurrencyToken();

        // Each request of somebody who is signed in looks here.
        token.HasIndex(t => t.Hash).IsUnique();

        // Lists.
        token.HasIndex(t => new { t.UserId, t.Id });
    }
}
