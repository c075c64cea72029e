using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Http;

/// <summary>Binds parameters that cannot be wrong, without a model binder and validation: ids, services, cancellation tokens, filters of nothing.</summary>
/// <remarks>
/// <see cref="IdConstraint{T}"/> has seen the ids: any other spelling is no address. Without a query string, a filter is what it was the
/// first time, unless that was an error: filters are immutable, and have nothing from elsewhere.
/// </remarks>
internal sealed class DirectParameterBinder(
    IModelMetadataProvider metadata,
    IModelBinderFactory binders,
    IObjectModelValidator validator,
    IOptions<MvcOptions> options,
    ILoggerFactory loggers)
    : ParameterBinder(metadata, binders, validator, options, loggers)
{
    private readonly ConcurrentDictionary<ParameterDescriptor, object> withoutQueryString = new();

    public override ValueTask<ModelBindingResult> BindModelAsync(
        ActionContext actionContext,
        IModelBinder modelBinder,
        IValueProvider valueProvider,
        ParameterDescriptor parameter,
        ModelMetadata metadata,
        object? value,
        object? container)
    {
        var (type, source) = (parameter.ParameterType, parameter.BindingInfo?.BindingSource);
        if (type == typeof(CancellationToken))
            return Bound(actionContext.HttpContext.RequestAborted);

        if (source == BindingSource.Services)
            return Bound(actionContext.HttpContext.RequestServices.GetRequiredService(type));

        if (source == BindingSource.Path && type == typeof(int))
            return Bound(int.Parse(TextOf(actionContext, parameter), NumberStyles.None, CultureInfo.InvariantCulture));

        if (source == BindingSource.Path && type == typeof(long))
            return Bound(long.Parse(TextOf(actionContext, parameter), NumberStyles.None, CultureInfo.InvariantCulture));

        var isFilter = source == BindingSource.Query && metadata.IsComplexType;
        if (!isFilter || actionContext.HttpContext.Request.QueryString.HasValue)
            return base.BindModelAsync(actionContext, modelBinder, valueProvider, parameter, metadata, value, container);

        return withoutQueryString.TryGetValue(parameter, out var filter)
            ? Bound(filter)
            : KeepAsync(actionContext, parameter, base.BindModelAsync(actionContext, modelBinder, valueProvider, parameter, metadata, value, container));
    }

    private async ValueTask<ModelBindingResult> KeepAsync(
        ActionContext context,
        ParameterDescriptor parameter,
        ValueTask<ModelBindingResult> binding)
    {
        var result = await binding;
        if (result.Model is { } filter && context.ModelState.IsValid)
            withoutQueryString[parameter] = filter;

        return result;
    }

    private static string TextOf(ActionContext context, ParameterDescriptor parameter) =>
        (string)context.RouteData.Values[parameter.Name]!;

    private static ValueTask<ModelBindingResult> Bound(object value) => ValueTask.FromResult(ModelBindingResult.Success(value));
}
