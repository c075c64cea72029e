namespace BudgetTracker.Api.Tests.Configuration;

/// <summary>A setting that is wrong or unknown stops the start before anything is created.</summary>
[Trait("Runs", "once")]
public sealed class SettingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("budgettracker-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("Database:MigrateOnStartup", "maybe")]
    [InlineData("Database:CreateIfMissing", "1")]
    [InlineData("Database:Provder", "Sqlite")]
    [InlineData("Swagger:Enabled", "si")]
    [InlineData("ConnectionStrings:BudgetTracker", "Data Source=:memory:")]
    [InlineData("ConnectionStrings:BudgetTracker", "Host=localhost")]
    [InlineData("ConnectionStrings:BudgetTracker", "Data Source=/proc/nowhere/budget.db")]
    [InlineData("ConnectionStrings:BudgetTracker", "Data Source=notes.txt")]
    [InlineData("Diagnostics:RepeatedCommandLimit", "0")]
    [InlineData("TimeZone", "Europe/Nowhere")]
    [InlineData("TimeZone", "../zoneinfo/Europe/Berlin")]
    [InlineData("TimeZone", "")]
    [InlineData("Backup:Folder", "")]
    [InlineData("Backup:EveryHours", "0")]
    [InlineData("Backup:Keep", "-1")]
    [InlineData("Diagnostics:LogRequests", "yes")]
    [InlineData("Logging:Json", "yes")]
    [InlineData("Limits:MaxHeaderBytes", "1048577")]
    [InlineData("Limits:MaxJsonDepth", "65")]
    [InlineData("PathBase", "budget")]
    [InlineData("PathBase", "/budget/")]
    public async Task A_wrong_configuration_value_stops_the_start_with_one_line_that_names_the_key(string key, string value)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), new string('x', 8192));

        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, $"--{key}={value}");

        Assert.Equal(1, exitCode);
        Assert.Contains(key, Assert.Single(errors));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://localhost:abc")]
    [InlineData("http://localhost:")]
    [InlineData("http://localhost:0;http://localhost:-1")]
    [InlineData("http://local host:0")]
    [InlineData("ftp://localhost:0")]
    [InlineData("http://localhost:0/budget")]
    public async Task A_wrong_address_stops_the_start_before_a_file_is_created(string urls) =>
        await AssertRejectedAsync([], [$"--urls={urls}"], "Urls");

    [Theory]
    [InlineData("HTTP_PORTS", "abc")]
    [InlineData("HTTPS_PORTS", "99999")]
    [InlineData("Kestrel:Endpoints:Local:Url", "http://localhost:abc")]
    public async Task An_address_is_checked_wherever_it_stands(string key, string value) =>
        await AssertRejectedAsync([], [$"--{key}={value}"], key);

    [Theory]
    [InlineData("ConnectionString:BudgetTracker", "ConnectionStrings:BudgetTracker")]
    [InlineData("ConnectionStrings:BudgetTraker", "ConnectionStrings:BudgetTracker")]
    [InlineData("Databse:Provider", "Database:Provider")]
    [InlineData("Database:Provder", "Database:Provider")]
    [InlineData("Database", "Database:Provider")]
    [InlineData("Loging:LogLevel:Default", "Logging:LogLevel:Default")]
    [InlineData("Logging:Jsno", "Logging:Json")]
    public async Task An_unknown_setting_on_the_command_line_stops_the_start_and_names_the_nearest(string key, string nearest) =>
        await AssertRejectedAsync([], [$"--{key}=x"], key, nearest);

    [Theory]
    [InlineData("DATABSE__PROVIDER", "Database__Provider")]
    [InlineData("Databases__Provider", "Database__Provider")]
    [InlineData("DATABASE_PROVIDER", "Database__Provider")]
    [InlineData("ASPNETCORE_DATABSE__PROVIDER", "Database__Provider")]
    [InlineData("ConnectionString__BudgetTracker", "ConnectionStrings__BudgetTracker")]
    [InlineData("ConnectionStrings__Default", "ConnectionStrings__BudgetTracker")]
    [InlineData("PATH_BASE", "PathBase")]
    [InlineData("Logging__Jsn", "Logging__Json")]
    [InlineData("Loging__Json", "Logging__Json")]
    public async Task An_environment_variable_that_is_nearly_ours_stops_the_start_and_names_the_nearest(string name, string nearest) =>
        await AssertRejectedAsync([(name, "Postgres")], [], name.Replace("ASPNETCORE_", ""), nearest);

    [Fact]
    public async Task Environment_variables_of_others_are_ignored()
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(
            folder,
            [
                ("DATABASE_URL", "postgres://db/other"), ("ConnectionStrings__Other", "Host=db"), ("APPLICATION_NAME", "other"),
                ("ALLOWED_HOSTS", "*"), ("URL", "http://other"), ("Serilog__MinimumLevel", "Debug"), ("ASPNETCORE_HTTP_PORTS", "8080"),
            ],
            "migrate",
            "--ConnectionStrings:BudgetTracker=Data Source=budget.db");

        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("DATABASE__PROVIDER", "Postgres")]
    [InlineData("database__provider", "postgres")]
    public async Task Keys_and_names_of_values_have_no_case(string name, string value) =>
        await AssertRejectedAsync([(name, value)], [], "must name a Host");

    [Theory]
    [InlineData("Host=a,,b;Database=budget", "empty Host")]
    [InlineData("Host=a,b", "must name a Host and a Database")]
    [InlineData("Host=a,b;Database=budget;Target Session Attributes=standby", "Target Session Attributes=standby")]
    [InlineData("Host=a,b;Database=budget;Multiplexing=true", "Multiplexing")]
    public async Task Several_hosts_that_cannot_be_used_stop_the_start(string connection, string named) => await AssertRejectedAsync(
        [], ["--Database:Provider=Postgres", $"--ConnectionStrings:BudgetTracker={connection}"], "ConnectionStrings:BudgetTracker", named);

    [Fact]
    public async Task A_pool_that_is_smaller_than_it_should_be_stops_the_start() => await AssertRejectedAsync(
        [],
        ["--Database:Provider=Postgres", "--ConnectionStrings:BudgetTracker=Host=a;Database=budget;Minimum Pool Size=13"],
        "ConnectionStrings:BudgetTracker",
        "Minimum Pool Size=13 with Maximum Pool Size=12");

    [Theory]
    [InlineData("Sqlite", "Data Source=budget.db")]
    [InlineData("Postgres", "Host=a;Database=budget")]
    public async Task Replicas_of_a_database_that_has_none_stop_the_start(string provider, string connection) => await AssertRejectedAsync(
        [],
        [$"--Database:Provider={provider}", $"--ConnectionStrings:BudgetTracker={connection}", "--Database:ReadReplicas=true"],
        "Database:ReadReplicas");

    private async Task AssertRejectedAsync(
        IEnumerable<(string Name, string Value)> environment,
        string[] arguments,
        params string[] named)
    {
        var (exitCode, _, errors) = await ProgramProcess.RunToEndAsync(folder, environment, arguments);

        Assert.Equal(1, exitCode);
        var line = Assert.Single(errors);
        Assert.All(named, name => Assert.Contains(name, line));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}
