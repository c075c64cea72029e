using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BudgetTracker.Api.Data;

/// <summary>Money is a decimal in C# and whole cents in the database, where sums and comparisons are then exact.</summary>
internal sealed class CentsConverter() : ValueConverter<decimal, long>(
    amount => Money.ToCents(amount),
    cents => Money.FromCents(cents));
