using BudgetTracker.Api.Http.Forms;
using BudgetTracker.Api.Http.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BudgetTracker.Api.Http;

/// <summary>Gives each action, at start, the filters that only its kind needs; other requests do not pass them.</summary>
internal sealed class FiltersByAction(bool readReplicas) : IActionModelConvention
{
    /// <summary>A filter that all requests share.</summary>
    public static IFilterMetadata Shared<TFilter>()
        where TFilter : IFilterMetadata => new TypeFilterAttribute<TFilter> { IsReusable = true };

    public void Apply(ActionModel action)
    {
        if (action.Attributes.OfType<HttpPostAttribute>().Any())
            action.Filters.Insert(0, Shared<IdempotencyFilter>());

        if (readReplicas && action.Attributes.OfType<ReadsReplicaAttribute>().Any())
            action.Filters.Add(Shared<ReadsReplicaAttribute.Filter>());

        // Before the other one, which makes a hash of the form.
        if (action.Parameters.Any(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Form))
            action.Filters.Insert(0, Shared<FormFilter>());
    }
}
