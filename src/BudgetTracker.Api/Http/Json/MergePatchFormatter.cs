using System.Text.Json;

namespace BudgetTracker.Api.Http.Json;

/// <summary>Reads <c>application/merge-patch+json</c>, where the request is an <see cref="IMergePatch"/>.</summary>
/// <remarks>For a patch, <c>application/json</c> will do too: <see cref="JsonBodyFormatter"/> reads it like any other body.</remarks>
internal sealed class MergePatchFormatter : JsonBodyFormatter
{
    public MergePatchFormatter(JsonSerializerOptions options)
        : base(options)
    {
        SupportedMediaTypes.Clear();
        SupportedMediaTypes.Add("application/merge-patch+json");
    }

    protected override bool CanReadType(Type type) => type.IsAssignableTo(typeof(IMergePatch));
}
