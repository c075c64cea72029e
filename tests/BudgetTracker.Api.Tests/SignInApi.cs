using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetTracker.Api.Tests;

/// <summary>The API where people sign in. Its own client is an admin's.</summary>
public class SignInApi : BudgetApi, IAsyncLifetime
{
    public SignInApi()
    {
    }

    protected SignInApi(DatabaseProvider provider)
        : base(provider)
    {
    }

    /// <summary>The header that says from which address a request comes.</summary>
    public const string AddressHeader = "Test-Address";

    /// <summary>The id of the admin.</summary>
    public int Admin { get; private set; }

    public async Task InitializeAsync()
    {
        Admin = await AddUserAsync("Admin", UserRole.Admin);
        Client.DefaultRequestHeaders.Authorization = new("Bearer", await CreateTokenAsync(Admin));
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>Makes a token as the verb does.</summary>
    /// <returns>Its secret.</returns>
    public Task<string> CreateTokenAsync(int userId, bool canWrite = true, DateTime? expiresAt = null) =>
        Services.GetRequiredService<Writes>().RunAsync(
            async db =>
            {
                var (token, secret) = AccessToken.New(userId, AccessTokenKind.Personal, "Test", canWrite, expiresAt);
                db.Add(token);
                await db.SaveChangesAsync();

                return UnitOfWork.Commit(secret);
            },
            CancellationToken.None);

    /// <summary>A client that sends a token; null: that sends none.</summary>
    public HttpClient ClientWith(string? secret)
    {
        var client = CreatePatientClient();
        client.DefaultRequestHeaders.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);

        return client;
    }

    /// <summary>A client of a user.</summary>
    public async Task<HttpClient> ClientOfAsync(int userId, bool canWrite = true) => ClientWith(await CreateTokenAsync(userId, canWrite));

    /// <summary>Gives a user a password, as an admin does.</summary>
    public Task<JsonElement> SetPasswordAsync(int userId, string password) =>
        PutAsync($"/api/users/{userId}/password", new { password }, HttpStatusCode.NoContent);

    /// <summary>Signs in by email address and password.</summary>
    /// <returns>The cookie as the browser sends it.</returns>
    public async Task<string> SignInAsync(int userId, string password)
    {
        using var client = ClientWith(null);
        var email = (await GetAsync($"/api/users/{userId}")).GetProperty("email").GetString();
        using var response = await client.PostAsJsonAsync("/api/session", new { email, password });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);

        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Access:Mode", "SignIn");
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Addresses>());
    }

    private Task<int> AddUserAsync(string name, UserRole role) => Services.GetRequiredService<Writes>().RunAsync(
        async db =>
        {
            var user = new User { Email = $"{name.ToLower(CultureInfo.InvariantCulture)}@example.com", Name = name, Role = role };
            db.Add(user);
            await db.SaveChangesAsync();

            return UnitOfWork.Commit(user.Id);
        },
        CancellationToken.None);

    /// <summary>Each request comes from another address, unless it names one: what one test does wrong is not counted against another.</summary>
    private sealed class Addresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = context.Request.Headers[AddressHeader] is [{ } address]
                    ? IPAddress.Parse(address)
                    : new IPAddress(RandomNumberGenerator.GetBytes(16));

                return next(context);
            });
            next(app);
        };
    }
}
