using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Access;

public sealed class RoleTests
{
    [Fact]
    public async Task A_role_holds_from_the_next_request_on_and_the_last_admin_keeps_it()
    {
        await using var api = new SignInApi();
        await api.InitializeAsync();
        var bob = await api.CreateUserAsync("Bob");
        using var client = await api.ClientOfAsync(bob);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/roles")).StatusCode);
        var last = await api.PutAsync($"/api/users/{api.Admin}/role", new { role = "member" }, HttpStatusCode.Conflict);
        await api.DeleteAsync($"/api/users/{api.Admin}", HttpStatusCode.Conflict);
        var raised = await api.PutAsync($"/api/users/{bob}/role", new { role = "admin" });
        var roles = await client.GetFromJsonAsync<JsonElement>("/api/roles");
        await api.DeleteAsync($"/api/users/{api.Admin}");

        Assert.Equal("/problems/last-admin", last.GetProperty("type").GetString());
        Assert.Equal("admin", raised.GetProperty("role").GetString());
        Assert.Equal(["admin", "admin"], roles.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/roles")).StatusCode);
        Assert.DoesNotContain("role", await client.GetStringAsync($"/api/users/{bob}"));
    }

    [Fact]
    public async Task An_admin_who_cannot_sign_in_is_no_reason_to_let_the_last_one_go()
    {
        await using var api = new SignInApi();
        await api.InitializeAsync();
        var bob = await api.CreateUserAsync("Bob");
        await api.PutAsync($"/api/users/{bob}/role", new { role = "admin" });
        await api.CreateTokenAsync(bob, expiresAt: DateTime.UtcNow.AddHours(-1));
        await api.CreateTokenAsync(bob, canWrite: false);

        await api.PutAsync($"/api/users/{api.Admin}/role", new { role = "member" }, HttpStatusCode.Conflict);
        await api.DeleteAsync($"/api/users/{api.Admin}", HttpStatusCode.Conflict);
        await api.SetPasswordAsync(bob, "correct horse battery");

        await api.PutAsync($"/api/users/{api.Admin}/role", new { role = "member" });
    }

    [Fact]
    public async Task Of_two_admins_who_demote_or_delete_each_other_at_once_one_remains()
    {
        await using var api = new SignInApi();
        await api.InitializeAsync();
        for (var round = 0; round < 60; round++)
        {
            var (one, other) = (await AdminAsync(), await AdminAsync());
            using var ones = await api.ClientOfAsync(one);
            using var others = await api.ClientOfAsync(other);
            await api.PutAsync($"/api/users/{api.Admin}/role", new { role = "member" });

            var responses = await Task.WhenAll(
                round % 6 > 0 ? ones.PutAsJsonAsync($"/api/users/{other}/role", new { role = "member" }) : ones.DeleteAsync($"/api/users/{other}"),
                others.PutAsJsonAsync($"/api/users/{one}/role", new { role = "member" }));

            Assert.Equal(1, responses.Count(response => response.IsSuccessStatusCode));
            var remaining = responses[0].IsSuccessStatusCode ? ones : others;
            using var back = await remaining.PutAsJsonAsync($"/api/users/{api.Admin}/role", new { role = "admin" });
            Assert.Equal(HttpStatusCode.OK, back.StatusCode);
            await api.PutAsync($"/api/users/{(responses[0].IsSuccessStatusCode ? one : other)}/role", new { role = "member" });
        }

        async Task<int> AdminAsync()
        {
            var user = await api.CreateUserAsync("Someone");
            await api.PutAsync($"/api/users/{user}/role", new { role = "admin" });

            return user;
        }
    }
}
