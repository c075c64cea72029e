using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace BudgetTracker.Api.Swagger;

/// <summary>Removes from beside a reference what repeats the schema that it refers to.</summary>
/// <remarks>Swashbuckle puts the description beside each, and the example beside the first.</remarks>
internal sealed class References : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        new OpenApiWalker(new Visitor(swaggerDoc.Components!.Schemas!)).Walk(swaggerDoc);

    private sealed class Visitor(IDictionary<string, IOpenApiSchema> schemas) : OpenApiVisitorBase
    {
        public override void Visit(IOpenApiReferenceHolder referenceHolder)
        {
            if (referenceHolder is not OpenApiSchemaReference { Reference: { Id: { } id } reference })
                return;

            reference.Examples = null;
            if (reference.Description == schemas[id].Description)
                reference.Description = null;
        }
    }
}
