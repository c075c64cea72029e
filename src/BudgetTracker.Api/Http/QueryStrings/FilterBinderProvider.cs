using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BudgetTracker.Api.Http.QueryStrings;

/// <summary>Binds a filter to what the query string has. The framework's binder asks each property, and most are left out.</summary>
/// <remarks>Each property has <c>[FromQuery]</c> with a name.</remarks>
internal sealed class FilterBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var filter = context.Metadata;
        if (context.BindingInfo.BindingSource != BindingSource.Query || !filter.IsComplexType || filter.IsEnumerableType)
            return null;

        return new Binder(filter.ModelType, [.. filter.Properties
            .Where(property => property.BindingSource == BindingSource.Query)
            .Select(property => (property, context.CreateBinder(property)))]);
    }

    private sealed class Binder(Type filterType, (ModelMetadata Property, IModelBinder Binder)[] properties) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext context)
        {
            // The framework puts the parameter's name in front where the query string has that: here it is one more unknown name.
            context.ModelName = "";
            var query = context.HttpContext.Request.Query;
            var filter = Activator.CreateInstance(filterType)!;
            foreach (var (property, binder) in properties)
            {
                var name = property.BinderModelName!;
                if (!query.ContainsKey(name))
                    continue;

                ModelBindingResult result;
                using (context.EnterNestedScope(property, name, name, model: null))
                {
                    await binder.BindModelAsync(context);
                    result = context.Result;
                }

                if (result.IsModelSet)
                    property.PropertySetter!(filter, result.Model);
            }

            context.Result = ModelBindingResult.Success(filter);
        }
    }
}
