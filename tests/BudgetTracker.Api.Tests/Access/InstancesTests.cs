using System.Net;
using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Hosting;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>Instances that share a PostgreSQL database share who may sign in.</summary>
public sealed class InstancesTests
{
    private const string Password = "correct horse battery";

    [PostgresFact]
    public async Task What_one_instance_revokes_or_ends_the_other_one_rejects_at_the_next_request()
    {
        using var server = new TestPostgres();
        await using var one = new SharedSignInApi(server);
        await one.InitializeAsync();
        await using var other = new SharedSignInApi(server);
        for (var round = 0; round < 20; round++)
        {
            var alice = await one.CreateUserAsync();
            await one.SetPasswordAsync(alice, Password);
            using var token = other.ClientWith(await one.CreateTokenAsync(alice));
            using var session = other.ClientWith(null);
            session.DefaultRequestHeaders.Add("Cookie", await one.SignInAsync(alice, Password));
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(token), await StatusAsync(session)));

            var id = (await one.GetAsync($"/api/tokens?userId={alice}")).GetProperty("items")[0].GetProperty("id");
            await one.DeleteAsync($"/api/tokens/{id}");
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));

            await one.SetPasswordAsync(alice, $"{Password}, another");
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(session));

            using var last = other.ClientWith(await one.CreateTokenAsync(alice));
            await one.PutAsync($"/api/users/{alice}/role", new { role = "admin" });
            Assert.Equal(HttpStatusCode.OK, (await last.GetAsync("/api/roles")).StatusCode);
            await one.PutAsync($"/api/users/{alice}/role", new { role = "member" });
            Assert.Equal(HttpStatusCode.Forbidden, (await last.GetAsync("/api/roles")).StatusCode);
            await one.DeleteAsync($"/api/users/{alice}");
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(last));
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/session");

        return response.StatusCode;
    }

    private sealed class SharedSignInApi(TestPostgres server) : SignInApi(DatabaseProvider.Postgres)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:BudgetTracker", server.ConnectionString);
        }
    }
}
