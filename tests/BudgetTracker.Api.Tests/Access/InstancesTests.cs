using System.Net;
using System.Net.Http.Json;
using BudgetTracker.Api.Data;
using Microsoft.EntityFrameworkCore;

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

    [PostgresFact]
    public async Task Of_two_instances_that_make_the_first_admin_at_once_one_does()
    {
        using var server = new TestPostgres();
        await using var one = new SharedSignInApi(server);
        await using var other = new SharedSignInApi(server);
        var (ones, others) = (await one.SetupCodeAsync(), await other.SetupCodeAsync());
        for (var round = 0; round < 10; round++)
        {
            var statuses = await Task.WhenAll(
                SetUpAsync(one, ones.Renew(), "alice@example.com"), SetUpAsync(other, others.Renew(), "bob@example.com"));
            var admins = await one.UseDatabaseAsync(db => db.Users.CountAsync());
            await one.UseDatabaseAsync(db => db.Users.ExecuteDeleteAsync());

            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], statuses.Order());
            Assert.Equal(1, admins);
        }

        static async Task<HttpStatusCode> SetUpAsync(SharedSignInApi api, string code, string email)
        {
            using var client = api.ClientWith(null);
            using var response = await client.PostAsJsonAsync("/api/setup", new { code, email, name = "Admin", password = Password });

            return response.StatusCode;
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/session");

        return response.StatusCode;
    }

    private sealed class SharedSignInApi : SignInApi
    {
        public SharedSignInApi(TestPostgres server)
            : base(DatabaseProvider.Postgres) => Settings = [("ConnectionStrings:BudgetTracker", server.ConnectionString)];
    }
}
