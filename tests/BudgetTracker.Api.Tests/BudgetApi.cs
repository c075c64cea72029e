using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Postgres;
using BudgetTracker.Api.Data.Sqlite;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Tests.Data.Sqlite;
using BudgetTracker.Api.Tests.Swagger;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BudgetTracker.Api.Tests;

/// <summary>The API on a migrated database of its own, and what tests want to do with it.</summary>
/// <remarks>On PostgreSQL where <c>BUDGETTRACKER_TEST_POSTGRES</c> has the connection string of a server, else on SQLite.</remarks>
public class BudgetApi : WebApplicationFactory<Program>
{
    private readonly TestPostgres? postgres;
    private readonly bool isShared;
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-").FullName;
    private int names;

    public BudgetApi()
        : this(TestPostgres.Server is null ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres)
    {
    }

    protected BudgetApi(DatabaseProvider provider)
        : this(provider == DatabaseProvider.Postgres ? new TestPostgres() : null, isShared: false)
    {
    }

    /// <param name="postgres">The database; null: one on SQLite.</param>
    /// <param name="isShared">Whether the database lives on when this ends.</param>
    protected BudgetApi(TestPostgres? postgres, bool isShared)
    {
        ClientOptions.AllowAutoRedirect = false;
        (this.postgres, this.isShared) = (postgres, isShared);
    }

    public string DatabaseFile => Path.Combine(folder, "budget.db");

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether the program finds no ledger when it starts, instead of one that was migrated.</summary>
    public bool IsNew { get; init; }

    /// <summary>Settings beside, or in place of, those that every test has.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    public FailingCommands FailingCommands { get; } = new();

    public RecordedCommands RecordedCommands { get; } = new();

    public RecordedCommits RecordedCommits { get; } = new();

    public ContractHandler Contract { get; } = new();

    public HttpClient Client => field ??= CreatePatientClient(Contract);

    /// <summary>How long a write waits for its turn before it is rejected with 503.</summary>
    public TimeSpan MaxWriteWait
    {
        set => Services.GetRequiredService<Writes>().MaxWait = value;
    }

    /// <summary>How long a write on PostgreSQL is attempted again after a transient failure.</summary>
    public TimeSpan MaxRetryTime
    {
        set => ((RetryingWrites)Services.GetRequiredService<Writes>()).MaxRetryTime = value;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Database:Provider", postgres is null ? "Sqlite" : "Postgres");
        builder.UseSetting(
            "ConnectionStrings:BudgetTracker", postgres?.ConnectionString ?? $"Data Source={DatabaseFile}");
        builder.UseSetting("Limits:RequestSeconds", $"{Wait.Limit.TotalSeconds}");

        // For Kestrel, where a class uses it. UseKestrel(port) sets the port when the program may listen already.
        builder.UseSetting("Urls", "http://127.0.0.1:0");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);

        builder.ConfigureTestServices(services => services
            .Configure<HostOptions>(host => host.ShutdownTimeout = Wait.Limit)
            .AddSingleton(Clock)
            .AddSingleton<IInterceptor>(FailingCommands)
            .AddSingleton<IInterceptor>(RecordedCommands)
            .AddSingleton<IInterceptor>(RecordedCommits));
    }

    // On a busy machine a read or a write may wait long, and 503 would be a right response to it.
    protected override IHost CreateHost(IHostBuilder builder)
    {
        if (postgres is null && !IsNew && !File.Exists(DatabaseFile))
            SqliteLedger.CreateMigrated(DatabaseFile);

        var host = base.CreateHost(builder);
        var writes = host.Services.GetRequiredService<Writes>();
        writes.MaxWait = Wait.Limit;
        if (writes is RetryingWrites retrying)
            retrying.MaxRetryTime = Wait.Limit;

        if (host.Services.GetService<SqliteConnectionPool>() is { } connections)
            connections.MaxWait = Wait.Limit;

        return host;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (!isShared)
            postgres?.Dispose();

        await DeleteFolderAsync();
        GC.SuppressFinalize(this);
    }

    public string Unique(string name) => $"{name} {Interlocked.Increment(ref names)}";

    public async Task<int> CreateUserAsync(string name = "Alice") =>
        (await PostAsync("/api/users", new { email = $"{Unique(name).Replace(' ', '.')}@example.com", name }))
            .GetProperty("id").GetInt32();

    public async Task<Category> CreateCategoryAsync(string name)
    {
        var unique = Unique(name);
        var created = await PostAsync("/api/categories", new { name = unique });

        return new Category(created.GetProperty("id").GetInt32(), unique);
    }

    public async Task<long> SpendAsync(
        int userId,
        Category category,
        decimal amount,
        string description = "Something",
        string date = "2026-01-31") =>
        (await PostAsync("/api/expenses", new { userId, categoryId = category.Id, description, amount, date }))
            .GetProperty("id").GetInt64();

    public async Task<int> CreateBudgetAsync(
        int userId,
        Category? category,
        decimal limit,
        string period = "month",
        string startsOn = "2026-01-01",
        string rollover = "full") =>
        (await PostAsync("/api/budgets", new { userId, categoryId = category?.Id, period, startsOn, limit, rollover }))
            .GetProperty("id").GetInt32();

    /// <summary>Uploads a file.</summary>
    /// <returns>The preview, or the problem.</returns>
    public async Task<JsonElement> UploadAsync(
        int userId,
        string file,
        HttpStatusCode expected = HttpStatusCode.Created,
        params (string Name, string Value)[] options)
    {
        using var form = Form(Encoding.UTF8.GetBytes(file), options);

        return await SendAsync(HttpMethod.Post, $"/api/users/{userId}/imports", form, expected);
    }

    /// <summary>Uploads a file and commits it.</summary>
    /// <returns>The import's id.</returns>
    public async Task<int> ImportAsync(int userId, Category category, string file)
    {
        var preview = await UploadAsync(userId, file, options: ("defaultCategoryId", $"{category.Id}"));
        var id = preview.GetProperty("id").GetInt32();
        await PostAsync($"/api/imports/{id}/commit", new { }, HttpStatusCode.OK);

        return id;
    }

    public static MultipartFormDataContent Form(byte[] file, params (string Name, string Value)[] options)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "statement.csv" } };
        foreach (var (name, value) in options)
            form.Add(new StringContent(value), name);

        return form;
    }

    public async Task<Home> CreateHomeAsync()
    {
        var (alice, bob) = (await CreateUserAsync("Alice"), await CreateUserAsync("Bob"));
        var food = await CreateCategoryAsync("Food");
        var transportation = await CreateCategoryAsync("Transportation");
        var entertainment = await CreateCategoryAsync("Entertainment");
        await SpendAsync(alice, food, 52.50m, "Groceries", "2026-01-03");
        await SpendAsync(alice, transportation, 45.00m, "Gas", "2026-01-09");
        await SpendAsync(alice, food, 18.75m, "Lunch", "2026-01-17");
        await SpendAsync(bob, food, 25.00m, "Lunch", "2026-01-12");
        await SpendAsync(bob, food, 30.00m, "Dinner", "2026-01-31");
        await SpendAsync(bob, entertainment, 50.00m, "Concert", "2026-01-24");

        return new Home(alice, bob, food, transportation, entertainment);
    }

    public Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Get, path, body: null, expected);

    public Task<JsonElement> PostAsync(
        string path,
        object body,
        HttpStatusCode expected = HttpStatusCode.Created) =>
        SendAsync(HttpMethod.Post, path, body, expected);

    public Task<JsonElement> PutAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Put, path, body, expected);

    public Task<JsonElement> DeleteAsync(string path, HttpStatusCode expected = HttpStatusCode.NoContent) =>
        SendAsync(HttpMethod.Delete, path, body: null, expected);

    /// <summary>Sends a body as it stands (a string) or as JSON, and expects a status.</summary>
    /// <returns>The JSON of the response; undefined where there is none.</returns>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null or HttpContent ? (HttpContent?)body : JsonContent.Create(body),
        };
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");

        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The items of every page of a list.</summary>
    /// <param name="betweenPages">Runs after each page but the last.</param>
    public async Task<List<JsonElement>> WalkAsync(string path, Func<Task>? betweenPages = null)
    {
        var items = new List<JsonElement>();
        var separator = path.Contains('?') ? '&' : '?';
        var next = path;
        while (true)
        {
            var page = await GetAsync(next);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("nextCursor").GetString() is not { } cursor)
                return items;

            if (betweenPages is not null)
                await betweenPages();

            next = $"{path}{separator}cursor={cursor}";
        }
    }

    /// <summary>A client that waits as long as a test may take, and whose every response is checked against the contract.</summary>
    public HttpClient CreatePatientClient() => CreatePatientClient(Contract.Another());

    public async Task<T> UseDatabaseAsync<T>(Func<BudgetDbContext, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();

        return await use(scope.ServiceProvider.GetRequiredService<BudgetDbContext>());
    }

    /// <summary>What makes setup codes, once the start has made its own, which would take the place of an earlier one.</summary>
    public async Task<SetupCode> SetupCodeAsync()
    {
        var code = Services.GetRequiredService<SetupCode>();
        await Wait.UntilAsync(() => code.IsMade, "The start has made a setup code.");

        return code;
    }

    private HttpClient CreatePatientClient(ContractHandler contract)
    {
        var client = CreateDefaultClient(contract);
        client.Timeout = Wait.Limit;

        return client;
    }

    // The program closes its database on a thread of its own, and may still write to the folder.
    private Task DeleteFolderAsync() => Wait.UntilAsync(
        () =>
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
            }

            return !Directory.Exists(folder);
        },
        "The folder of the database is deleted.");
}
