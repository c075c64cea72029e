using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BudgetTracker.Api.Data;

/// <summary>A day in SQLite: text, yyyy-MM-dd, as the driver writes it too. It would read whatever text a day may have.</summary>
internal sealed class SqliteDateConverter() : ValueConverter<DateOnly, string>(
    day => day.ToString("O", CultureInfo.InvariantCulture),
    stored => DateOnly.ParseExact(stored, "O", CultureInfo.InvariantCulture));
