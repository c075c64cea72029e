using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http.Diagnostics;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Http.Limits;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Http.QueryStrings;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BudgetTracker.Api.Http;

/// <summary>Registers what every endpoint shares.</summary>
public static class HttpServices
{
    /// <summary>Controllers, strict JSON and query strings, and problem documents for every error.</summary>
    public static void AddBudgetHttp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        ListenAddresses.Check(builder.Configuration);
        var limits = builder.Configuration.ReadSection<LimitsOptions>("Limits");
        var readReplicas = builder.Configuration.ReadSection<DatabaseOptions>("Database").ReadReplicas;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.MaxBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = limits.MaxHeaderBytes;
            kestrel.Limits.MaxConcurrentConnections = limits.MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.RequestSeconds);
        });
        // Else another Host would get a web page.
        services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        // A connection without a request keeps 4 KB, and a request costs a system call less.
        services.Configure<SocketTransportOptions>(sockets => sockets.WaitForDataBeforeAllocatingBuffer = false);

        services.AddSingleton(builder.Configuration.ReadSection<DiagnosticsOptions>("Diagnostics"));
        services.AddSingleton<RepeatedCommands>();
        services.AddSingleton(limits);
        services.AddSingleton(builder.Configuration.ReadSection<IdempotencyOptions>("Idempotency"));
        services.AddSingleton<IdempotencyStore>();
        services.AddSingleton<IdempotentWrites>();
        services.AddSingleton(new UniqueIndexProblem(
            "pk_idempotency_records", () => ApiProblems.IdempotencyKeyInProgress().Problem));
        services.AddSingleton<LargeResponses>();
        services.AddRequestTimeouts(timeouts =>
        {
            timeouts.DefaultPolicy = Timeout(TimeSpan.FromSeconds(limits.RequestSeconds));
            timeouts.AddPolicy(LimitsOptions.UploadPolicy, Timeout(TimeSpan.FromSeconds(8 * limits.RequestSeconds)));
        });
        // The server's limit of the body holds for a form, too.
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = long.MaxValue);
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();

        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, FixedByRouteDescriptions>());
        services.AddRouting(routing =>
        {
            routing.ConstraintMap["id"] = typeof(IdConstraint<int>);
            routing.ConstraintMap["longId"] = typeof(IdConstraint<long>);
        });
        services.AddSingleton<IEndpointAddressScheme<RouteEndpoint>, StatusProblems.EndpointItself>();
        services.AddSingleton<IActionResultExecutor<ObjectResult>, JsonResultExecutor>();
        services.AddSingleton<ParameterBinder, DirectParameterBinder>();
        // What AddControllers has besides (authorization, CORS) nothing here uses, and every request would pay for.
        services.AddMvcCore(mvc => ConfigureMvc(mvc, readReplicas))
            .AddApiExplorer()
            .AddDataAnnotations()
            .ConfigureApiBehaviorOptions(api =>
            {
                // Errors of an action that responds with a status alone are written by ProblemWriter, like all others.
                api.SuppressMapClientErrors = true;
                // InvalidRequestFilter has its place.
                api.SuppressModelStateInvalidFilter = true;
            })
            .AddJsonOptions(json => ConfigureJson(json));
        services.AddOptions<MvcOptions>().Configure<IOptions<JsonOptions>>((mvc, json) =>
        {
            mvc.InputFormatters.Clear();
            // What is read is trimmed; what is written needs no converter for every text.
            var input = new JsonSerializerOptions(json.Value.JsonSerializerOptions)
            {
                Converters = { new TrimmedStringJsonConverter() },
                MaxDepth = limits.MaxJsonDepth,
            };
            mvc.InputFormatters.Add(new JsonBodyFormatter(input));
            mvc.InputFormatters.Add(new MergePatchFormatter(input));
        });
    }

    private static RequestTimeoutPolicy Timeout(TimeSpan longest) =>
        new() { Timeout = longest, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable };

    private static void ConfigureMvc(MvcOptions mvc, bool readReplicas)
    {
        mvc.MaxModelValidationErrors = JsonErrorFinder.MaxErrors;
        // What two fields say together is an error beside those of others.
        mvc.ValidateComplexTypesIfChildValidationFails = true;
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        mvc.Filters.Add(FiltersByAction.Shared<AcceptFilter>());
        mvc.Filters.Add(FiltersByAction.Shared<ConditionalHeaderFilter>());
        mvc.Filters.Add(FiltersByAction.Shared<QueryStringFilter>());
        mvc.Filters.Add(FiltersByAction.Shared<InvalidRequestFilter>());
        mvc.Filters.Add(FiltersByAction.Shared<ETagFilter>());
        mvc.Conventions.Add(new FiltersByAction(readReplicas));
        mvc.Filters.Add(new ProducesAttribute("application/json"));
        mvc.ModelBinderProviders.Insert(0, new QueryValueBinderProvider());
        mvc.ModelBinderProviders.Insert(1, new FilterBinderProvider());
        mvc.ModelMetadataDetailsProviders.Add(new SystemTextJsonValidationMetadataProvider());
        // FormFilter reads forms; these would read one before anything is rejected.
        mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        // Reads names such as filter[from], which QueryStringFilter rejects.
        mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        mvc.OutputFormatters.RemoveType<StringOutputFormatter>();
        mvc.ModelBindingMessageProvider.SetMissingRequestBodyRequiredValueAccessor(() => "A JSON body is required.");
    }

    private static void ConfigureJson(JsonOptions json)
    {
        var options = json.JsonSerializerOptions;
        // As MVC writes anyway; said here, it holds for the responses that are saved too. They are never put into HTML.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        // The framework's own limit, named for the messages.
        options.MaxDepth = 64;
        options.Converters.Add(new DateJsonConverter());
        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new MoneyJsonConverter());
    }
}
