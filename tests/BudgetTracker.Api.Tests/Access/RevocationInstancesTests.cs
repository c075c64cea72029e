using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace BudgetTracker.Api.Tests.Access;

public sealed class RevocationInstancesTests
{
    [PostgresFact]
    public async Task What_one_instance_revokes_the_other_refuses_at_the_very_next_request()
    {
        using var server = new TestPostgres();
        await using var one = new SharedSignInApi(server);
        await one.InitializeAsync();
        await using var other = new SharedSignInApi(server);
        for (var round = 0; round < 20; round++)
        {
            var user = await one.CreateUserAsync();
            var secret = await one.CreateTokenAsync(user);
            using var client = other.ClientWith(secret);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/session")).StatusCode);
            var id = (await one.GetAsync($"/api/tokens?userId={user}")).GetProperty("items")[0].GetProperty("id");

            await one.DeleteAsync($"/api/tokens/{id}");

            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/session")).StatusCode);
        }
    }

    private sealed class SharedSignInApi(TestPostgres server) : SignInApi(Api.Data.DatabaseProvider.Postgres)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:BudgetTracker", server.ConnectionString);
        }
    }
}
