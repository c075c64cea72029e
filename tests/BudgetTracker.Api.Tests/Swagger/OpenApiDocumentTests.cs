using System.Text.Json;

namespace BudgetTracker.Api.Tests.Swagger;

public sealed class OpenApiDocumentTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    [Fact]
    public async Task The_document_is_the_one_that_was_reviewed()
    {
        var document = await api.Client.GetStringAsync("/swagger/v1/swagger.json?servers=relative");

        Assert.True(
            await File.ReadAllTextAsync(Contract.DocumentFile()) == document,
            "The contract has changed: build the API, which writes src/BudgetTracker.Api/swagger.json, and review that.");
    }

    [Fact]
    public void Every_example_fits_its_schema() => Assert.Empty(Contract.FaultsOfExamples());

    [Fact]
    public async Task Every_operation_parameter_field_and_status_is_described()
    {
        var document = await api.GetAsync("/swagger/v1/swagger.json");

        var nameless = new List<string>();
        foreach (var (path, method, operation) in Operations(document))
        {
            Check($"{method} {path}", operation, "summary");
            Check($"{method} {path}", operation, "operationId");
            if (operation.TryGetProperty("parameters", out var parameters))
            {
                foreach (var parameter in parameters.EnumerateArray())
                    Check($"{method} {path} {parameter.GetProperty("name")}", parameter, "description");
            }

            foreach (var response in operation.GetProperty("responses").EnumerateObject())
            {
                if (!response.Value.TryGetProperty("$ref", out _))
                    Check($"{method} {path} {response.Name}", response.Value, "description");
            }
        }

        foreach (var kind in new[] { "responses", "headers" })
        {
            foreach (var shared in document.GetProperty("components").GetProperty(kind).EnumerateObject())
                Check(shared.Name, shared.Value, "description");
        }

        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            Check(schema.Name, schema.Value, "description");
            foreach (var property in schema.Value.GetProperty("properties").EnumerateObject())
                Check($"{schema.Name}.{property.Name}", property.Value, "description");
        }

        Assert.Empty(nameless);

        // Swashbuckle's own words for a status that nobody described are the status's name.
        void Check(string place, JsonElement element, string field)
        {
            var text = element.TryGetProperty(field, out var found) ? found.GetString() : null;
            if (string.IsNullOrWhiteSpace(text) || text is "OK" or "Created" or "No Content" or "Not Found" or "Conflict")
                nameless.Add($"{place}: {field}");
        }
    }

    [Theory]
    [InlineData("swagger.json", "http://localhost:8080")]
    [InlineData("swagger.yaml", "http://localhost:8080")]
    [InlineData("swagger.json?servers=relative", "\"/\"")]
    public async Task The_document_names_the_address_that_it_was_asked_at_unless_a_relative_one_is_asked_for(string file, string server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/swagger/v1/{file}") { Headers = { Host = "localhost:8080" } };

        using var response = await api.Client.SendAsync(request);

        Assert.Contains(server, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task No_field_of_a_request_has_a_default_for_generators_would_take_it_for_required()
    {
        var document = await api.GetAsync("/swagger/v1/swagger.json");
        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject();

        Assert.DoesNotContain(
            schemas.SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject()),
            property => property.Value.TryGetProperty("default", out _));
    }

    [Fact]
    public async Task The_idempotency_key_has_no_pattern_from_which_tools_would_make_one_key_for_all_requests()
    {
        var document = await api.GetAsync("/swagger/v1/swagger.json");
        var posts = Operations(document).Where(operation => operation.Method == "post").ToList();
        var keys = posts
            .Where(operation => operation.Operation.TryGetProperty("parameters", out _))
            .Select(operation => operation.Operation.GetProperty("parameters").EnumerateArray()
                .Single(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key"))
            .ToList();

        // Nothing of these is stored.
        Assert.Equal(
            ["/api/session", "/api/setup", "/api/tokens"],
            posts.Where(operation => !operation.Operation.TryGetProperty("parameters", out _)).Select(operation => operation.Path).Order());
        Assert.All(keys, key =>
        {
            Assert.Equal(["type"], key.GetProperty("schema").EnumerateObject().Select(keyword => keyword.Name));
            Assert.False(key.TryGetProperty("example", out _));
            Assert.Contains("1 to 255 visible ASCII characters", key.GetProperty("description").GetString());
        });
    }

    [Theory]
    [InlineData("/api/users", "UserResponsePage", "UserWithExpensesResponsePage")]
    [InlineData("/api/users/{id}", "UserResponse", "UserWithExpensesResponse")]
    public async Task Users_come_alone_or_with_expenses_that_are_never_left_out(string path, string alone, string with)
    {
        var document = await api.GetAsync("/swagger/v1/swagger.json");

        var forms = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses")
            .GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema")
            .GetProperty("anyOf").EnumerateArray().Select(form => form.GetProperty("$ref").GetString());

        Assert.Equal([$"#/components/schemas/{alone}", $"#/components/schemas/{with}"], forms);
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var (name, fields) in new[]
        {
            ("UserResponse", "id, email, name, createdAt, version"),
            ("UserWithExpensesResponse", "id, email, name, createdAt, version, expenses"),
        })
        {
            var schema = schemas.GetProperty(name);
            Assert.Equal(fields, string.Join(", ", schema.GetProperty("properties").EnumerateObject().Select(f => f.Name)));
            Assert.Equal(fields, string.Join(", ", schema.GetProperty("required").EnumerateArray()));
        }
    }

    [Fact]
    public async Task Swagger_ui_is_served()
    {
        Assert.Contains("swagger-ui", await api.Client.GetStringAsync("/swagger/index.html"));
    }

    private static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Name, operation.Value);
}
