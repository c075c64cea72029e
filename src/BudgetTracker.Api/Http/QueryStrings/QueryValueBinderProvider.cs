using System.Globalization;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Http.Paging;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BudgetTracker.Api.Http.QueryStrings;

/// <summary>Reads the values of a query string, and days in a path, in one spelling each: no thousands, no signs, no 01/02/2026.</summary>
internal sealed class QueryValueBinderProvider : IModelBinderProvider
{
    private delegate bool Parse<T>(string text, HttpRequest request, out T value);

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var source = context.BindingInfo.BindingSource;
        var type = context.Metadata.UnderlyingOrModelType;

        // Ids in a path are read by their constraint; a day there is like one in the query string.
        if (source == BindingSource.Body || (source == BindingSource.Path && type != typeof(DateOnly)))
            return null;

        return type switch
        {
            _ when type == typeof(int) =>
                new Binder<int>(TryParseInt, "Must be a whole number that is not too large, in digits alone."),
            _ when type == typeof(bool) => new Binder<bool>(TryParseBool, "Must be: true or false."),
            _ when type == typeof(decimal) =>
                new Binder<decimal>(TryParseMoney, "Must be an amount from 0 to 99999999.99 with at most two decimal places."),
            _ when type == typeof(DateOnly) =>
                new Binder<DateOnly>(TryParseDate, "Must be an existing day, written as yyyy-MM-dd."),
            _ when type == typeof(Cursor) =>
                new Binder<Cursor>(TryParseCursor, "Is not a cursor of this list with this order and these filters."),
            { IsEnum: true } => new Binder<object>(
                (string text, HttpRequest _, out object value) => TryParseEnum(type, text, out value), EnumNames.Expectation(type)),
            _ => null,
        };
    }

    private static bool TryParseEnum(Type type, string text, out object value)
    {
        var index = EnumNames.Of(type).ToList().IndexOf(text);
        value = index < 0 ? text : Enum.GetValues(type).GetValue(index)!;

        return index >= 0;
    }

    private static bool TryParseInt(string text, HttpRequest request, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool TryParseBool(string text, HttpRequest request, out bool value)
    {
        value = text == "true";

        return value || text == "false";
    }

    private static bool TryParseMoney(string text, HttpRequest request, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
        && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
        && value.Scale <= 2 && value <= Money.Max;

    private static bool TryParseDate(string text, HttpRequest request, out DateOnly value) =>
        DateOnly.TryParseExact(text, DateJsonConverter.Format, CultureInfo.InvariantCulture, default, out value);

    private static bool TryParseCursor(string text, HttpRequest request, out Cursor value) =>
        Cursor.TryParse(text, out value) && value.BelongsTo(request);

    private sealed class Binder<T>(Parse<T> parse, string error) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            // QueryStringFilter has already rejected what is empty or repeated.
            if (context.ValueProvider.GetValue(context.ModelName).FirstValue is { Length: > 0 } text)
            {
                if (parse(text, context.HttpContext.Request, out var value))
                    context.Result = ModelBindingResult.Success(value);
                else
                    context.ModelState.TryAddModelError(context.ModelName, error);
            }

            return Task.CompletedTask;
        }
    }
}
