using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BudgetTracker.Api.Data;

/// <summary>SQLite keeps no time zone with an instant; every instant here is UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    instant => instant,
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
