using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetTracker.Api.Tests.Http;

/// <summary>Requests without a query string share the filter that was bound for the first of them.</summary>
[Trait("Runs", "once")]
public sealed class FilterBindingTests(SqliteApi api) : IClassFixture<SqliteApi>
{
    [Fact]
    public void Every_filter_is_immutable_and_names_what_it_has_in_the_query_string()
    {
        var filters = api.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .SelectMany(action => action.Parameters)
            .Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query)
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.IsClass && type != typeof(string))
            .Distinct().ToList();

        Assert.NotEmpty(filters);
        Assert.All(filters.SelectMany(filter => filter.GetProperties()).Where(property => property.SetMethod is not null), property =>
        {
            Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers());
            Assert.NotNull(property.GetCustomAttribute<FromQueryAttribute>()?.Name);
        });
    }

    [Fact]
    public async Task What_is_wrong_without_a_query_string_is_wrong_each_time()
    {
        for (var i = 0; i < 2; i++)
        {
            using var response = await api.Client.GetAsync("/api/reports/spending");
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("groupBy", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_query_string_before_changes_nothing_after()
    {
        var home = await api.CreateHomeAsync();
        var all = await api.GetAsync($"/api/users/{home.Alice}/summary");
        var none = await api.GetAsync($"/api/users/{home.Alice}/summary?from=2999-01-01");

        Assert.NotEqual(0, all.GetProperty("count").GetInt32());
        Assert.Equal(0, none.GetProperty("count").GetInt32());
        Assert.Equal(all.GetRawText(), (await api.GetAsync($"/api/users/{home.Alice}/summary")).GetRawText());
    }
}
