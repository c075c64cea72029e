using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HostFiltering;

namespace BudgetTracker.Api.Access;

/// <summary>Registers what sign-in needs, and puts it into the pipeline.</summary>
public static class AccessFeature
{
    /// <summary>Reads the section <c>Access</c>. Without sign-in, only pages of others are kept out.</summary>
    /// <exception cref="StartupException">A value is wrong; the message names its key.</exception>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var (services, options) = (builder.Services, builder.Configuration.ReadSection<AccessOptions>("Access"));
        services.AddSingleton(options);
        services.AddSingleton<SetupCode>();
        services.AddSingleton<FirstAdmin>();
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<PasswordSignIn>();
        services.AddSingleton<Sessions>();
        services.AddKnownProxies(options.KnownProxies);
        if (options.Mode == AccessMode.Open)
        {
            // Attributes say what is for admins, and nobody reads them.
            services.Configure<RouteOptions>(routing => routing.SuppressCheckForUnhandledSecurityMetadata = true);

            // Any page in a browser on this machine could have a name of its own lead here, and then read all there is.
            if (!options.AllowOpenNetwork && string.IsNullOrEmpty(builder.Configuration["AllowedHosts"]))
            {
                services.Configure<HostFilteringOptions>(filter =>
                    filter.AllowedHosts = [.. ListenAddresses.LocalHosts(builder.Configuration)]);
            }

            return;
        }

        services.AddSingleton<CallerQuery>();
        services.AddSingleton<TokenUse>();
        services.AddScoped<AccessAuthentication>();
        services.AddAuthentication(authentication =>
        {
            authentication.AddScheme<AccessAuthentication>(AccessAuthentication.Scheme, displayName: null);
            authentication.DefaultScheme = AccessAuthentication.Scheme;
        });

        // Whatever an endpoint does not say, it needs.
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(MayCall).Build();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(signedIn)
            .SetFallbackPolicy(signedIn)
            .AddPolicy(AdminOnlyAttribute.PolicyName, policy => policy.Combine(signedIn).RequireRole(nameof(UserRole.Admin)));
    }

    /// <summary>Signs requests in, and decides what each may see.</summary>
    public static void UseAccess(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<AccessOptions>();
        if (options.KnownProxies != "")
            app.UseForwardedHeaders();

        if (options.Mode == AccessMode.Open)
        {
            app.Use(RejectWritesFromElsewhere);
            return;
        }

        app.UseHsts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((context, next) =>
        {
            Narrow(context);
            if (context.Request.Path.StartsWithSegments("/api"))
                context.Response.Headers.CacheControl = "no-store";

            return next(context);
        });
    }

    /// <summary>The one place that decides what a request may see: an admin everything, a member the own rows, nobody nothing.</summary>
    private static void Narrow(HttpContext context) =>
        context.RequestServices.GetRequiredService<Visibility>().OnlyUserId =
            Caller.IsAdmin(context.User) ? null : Caller.UserIdOf(context.User) ?? Visibility.Nobody;

    private static Task RejectWritesFromElsewhere(HttpContext context, RequestDelegate next)
    {
        if (IsRead(context.Request) || !SameOrigin.SentElsewhere(context.Request))
            return next(context);

        context.Response.StatusCode = StatusCodes.Status403Forbidden;

        return Task.CompletedTask;
    }

    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    private static bool MayCall(AuthorizationHandlerContext authorization)
    {
        var request = ((HttpContext)authorization.Resource!).Request;
        var isRead = IsRead(request);

        return Caller.Has(authorization.User, isRead ? AccessScope.Read : AccessScope.Write)
            && (isRead || !Caller.IsSession(authorization.User) || SameOrigin.Sent(request));
    }
}
