using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetTracker.Api.Http.Idempotency;

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> record)
    {
        record.ToTable("idempotency_records");
        record.HasKey(r => r.Key);
        record.Property(r => r.Key).HasMaxLength(IdempotencyKey.MaxLengthWithCaller);
        record.Property(r => r.RequestHash).HasMaxLength(64);
        record.Property(r => r.ETag).HasColumnName("etag");
        record.Property(r => r.CreatedAt).HasValueGenerator<CreationTime>();
        record.HasIndex(r => r.CreatedAt);
    }
}
