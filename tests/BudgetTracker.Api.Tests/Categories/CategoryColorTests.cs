using System.Globalization;
using System.Text.Json;

namespace BudgetTracker.Api.Tests.Categories;

/// <summary>The colour of a category that was given none.</summary>
public sealed class CategoryColorTests
{
    // Machado, Oliveira and Fernandes (2009), severity 1: what protanopes and deuteranopes see of linear RGB.
    private static readonly double[][][] Sights =
    [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ];

    [Fact]
    public async Task Categories_without_a_colour_get_different_ones_that_people_who_confuse_red_and_green_tell_apart()
    {
        await using var api = new BudgetApi();

        var colors = await CreateAsync(api, 8);

        Assert.Equal("#FF6B6B", colors[0]);
        Assert.Equal(8, colors.Distinct().Count());
        // Okabe and Ito's palette, made for this purpose, keeps 0.076 by the same measure.
        foreach (var (a, b) in colors.SelectMany((a, i) => colors.Skip(i + 1).Select(b => (a, b))))
            Assert.All(Sights, sight => Assert.True(Distance(a, b, sight) > 0.076, $"{a} {b}"));
    }

    [Fact]
    public async Task A_colour_that_is_used_least_comes_next_and_the_first_of_all_after_the_last()
    {
        await using var api = new BudgetApi();
        await api.PostAsync("/api/categories", new { name = "By hand", color = "#ff6b6b" });

        var colors = await CreateAsync(api, 7);
        await api.DeleteAsync("/api/categories/4");

        Assert.DoesNotContain("#FF6B6B", colors);
        Assert.Equal([colors[2], "#FF6B6B", colors[0], colors[1], colors[2]], await CreateAsync(api, 5));
    }

    [Fact]
    public async Task Renaming_a_category_without_naming_its_colour_keeps_the_colour()
    {
        await using var api = new BudgetApi();
        await api.PostAsync("/api/categories", new { name = "Rent", color = "#00ff7F" });

        var renamed = await api.PutAsync("/api/categories/1", new { name = "Home" });

        Assert.Equal(("Home", "#00ff7F"), (renamed.GetProperty("name").GetString(), Color(renamed)));
    }

    [Fact]
    public async Task The_next_colour_costs_one_command()
    {
        await using var api = new BudgetApi();
        await CreateAsync(api, 1);

        var without = await CommandsAsync(new { name = "Without" });
        var with = await CommandsAsync(new { name = "With", color = "#000000" });

        Assert.Equal(1, without - with);

        async Task<int> CommandsAsync(object category)
        {
            api.RecordedCommands.Queries.Clear();
            await api.PostAsync("/api/categories", category);

            return api.RecordedCommands.Queries.Count;
        }
    }

    private static async Task<List<string>> CreateAsync(BudgetApi api, int count)
    {
        var colors = new List<string>();
        for (var i = 0; i < count; i++)
            colors.Add(Color(await api.PostAsync("/api/categories", new { name = api.Unique("Category") })));

        return colors;
    }

    private static string Color(JsonElement category) => category.GetProperty("color").GetString()!;

    private static double Distance(string a, string b, double[][] sight) =>
        Math.Sqrt(OkLab(a, sight).Zip(OkLab(b, sight), (x, y) => (x - y) * (x - y)).Sum());

    // Ottosson (2020): distances in this space are about as large as they look.
    private static double[] OkLab(string color, double[][] sight)
    {
        var rgb = Enumerable.Range(0, 3).Select(i => int.Parse(color.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber) / 255d)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        var seen = Multiply(sight, rgb).Select(c => Math.Clamp(c, 0, 1)).ToArray();
        var cones = Multiply(
            [
                [0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ],
            seen);

        return Multiply(
            [
                [0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ],
            [.. cones.Select(Math.Cbrt)]);
    }

    private static double[] Multiply(double[][] matrix, double[] vector) =>
        [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];
}
