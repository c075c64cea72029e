using System.Net.Sockets;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });

        services.AddHttpContextAccessor();
        services.AddSingleton(builder.Configuration.ReadSection<DiagnosticsOptions>("Diagnostics"));
        services.AddSingleton<IInterceptor, CommandObserver>();
        services.AddSingleton<Writes>();
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();

        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, FixedByRouteDescriptions>());
        services.AddControllers(ConfigureMvc)
            .ConfigureApiBehaviorOptions(ConfigureFaults)
            .AddJsonOptions(options => ConfigureJson(options));
        services.AddOptions<MvcOptions>().Configure<IOptions<JsonOptions>>((mvc, json) =>
        {
            mvc.InputFormatters.Clear();
            mvc.InputFormatters.Add(new JsonBodyFormatter(json.Value.JsonSerializerOptions));
            var output = mvc.OutputFormatters.OfType<SystemTextJsonOutputFormatter>().Single();
            output.SupportedEncodings.Clear();
            output.SupportedEncodings.Add(Encoding.UTF8);
        });
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="StartupException">An address of <c>Urls</c> is wrong or taken.</exception>
    public static async Task ListenAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception)
            when (exception is IOException or FormatException or InvalidOperationException or SocketException
                or ArgumentException)
        {
            throw new StartupException($"Urls: {exception.Message}");
        }
    }

    private static void ConfigureMvc(MvcOptions mvc)
    {
        mvc.MaxModelValidationErrors = JsonFaults.MaxFaults;
        mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        mvc.Filters.Add<AcceptFilter>();
        mvc.Filters.Add<QueryStringFilter>();
        mvc.Filters.Add(new ProducesAttribute("application/json"));
        mvc.ModelBinderProviders.Insert(0, new QueryValueBinderProvider());
        mvc.ModelMetadataDetailsProviders.Add(new SystemTextJsonValidationMetadataProvider());
        mvc.OutputFormatters.RemoveType<StringOutputFormatter>();
        mvc.ModelBindingMessageProvider.SetMissingRequestBodyRequiredValueAccessor(() => "A JSON body is required.");
    }

    private static void ConfigureFaults(ApiBehaviorOptions api)
    {
        // Errors of an action that answers with a status alone are written by ProblemWriter, like all others.
        api.SuppressMapClientErrors = true;
        api.InvalidModelStateResponseFactory = context =>
        {
            // What MVC says of the body as a whole, it files under nothing or under the parameter's name.
            var body = context.ActionDescriptor.Parameters
                .FirstOrDefault(parameter => parameter.BindingInfo?.BindingSource?.Id == "Body")?.Name;

            var faults = context.ModelState.SelectMany(entry => entry.Value!.Errors.Select(error =>
                (entry.Key == "" || entry.Key == body ? "$" : entry.Key, error.ErrorMessage)));

            return Problems.Invalid(JsonFaults.Of(context.HttpContext).Concat(faults.Where(fault => fault.ErrorMessage != "")));
        };
    }

    private static void ConfigureJson(JsonOptions json)
    {
        var options = json.JsonSerializerOptions;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 16;
        options.Converters.Add(new DateJsonConverter());
        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new MoneyJsonConverter());
        options.Converters.Add(new TrimmedStringJsonConverter());
    }
}
