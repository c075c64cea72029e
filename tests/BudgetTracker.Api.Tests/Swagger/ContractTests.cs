using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetTracker.Api.Tests.Swagger;

/// <summary>Every response of the document really comes. That no other comes, <see cref="ContractHandler"/> sees to.</summary>
public sealed class ContractTests(ContractTests.ContractApi open, ContractTests.SignInContractApi signIn)
    : IClassFixture<ContractTests.ContractApi>, IClassFixture<ContractTests.SignInContractApi>
{
    private const int MaxBody = 4096;
    private const int MaxFile = 1024;

    private static readonly string[] Scopes = ["read"];

    private const string Password = "correct horse battery";

    private const string Statement = "Date,Payee,Amount\n2026-01-30,Shop,-1.00\n2026-01-31,Shop,-2.00\n";

    [Fact]
    public async Task Every_documented_response_can_be_had()
    {
        var documented = new List<string>();
        signIn.LockOut();
        foreach (var operation in Contract.Operations)
        {
            foreach (var response in operation.Responses.EnumerateObject())
            {
                documented.Add($"{operation.Id} {response.Name}");
                if (response.Name == "403" && operation.Id is ("createSession" or "setUp"))
                    await SendFromElsewhereAsync(operation);
                else if (response.Name is "401" or "403" or "429")
                    await DriveSignInAsync(operation, response.Name);
                else if (operation.Json.GetProperty("tags")[0].ValueEquals("Access") && response.Name != "404")
                    await DriveAsync(signIn, operation, response.Name);
                else
                    await DriveAsync(open, operation, response.Name);
            }
        }

        await DriveLastAdminAsync();
        await using var empty = new SignInApi();
        await DriveSetUpAsync(empty);
        Assert.Empty(documented.Except(open.Contract.Seen).Except(signIn.Contract.Seen).Except(empty.Contract.Seen));
    }

    private async Task SendFromElsewhereAsync(Contract.Operation operation)
    {
        var (path, body) = await ValidRequestAsync(open, operation.Id);
        await SendAsync(open, operation.Method, path, body, "Sec-Fetch-Site", "cross-site");
    }

    private async Task DriveSignInAsync(Contract.Operation operation, string status)
    {
        var (path, body) = await ValidRequestAsync(signIn, operation.Id);
        switch (status)
        {
            case "401" when operation.Id == "createSession":
                await SendAsync(signIn, "POST", path, new { email = "nobody@example.com", password = Password });
                break;
            case "401":
                await SendAsync(signIn, operation.Method, path, body, "Authorization", "Bearer wrong");
                break;
            case "403":
                var reader = await signIn.CreateTokenAsync(await signIn.CreateUserAsync(), canWrite: false);
                await SendAsync(signIn, operation.Method, path, body, "Authorization", $"Bearer {reader}");
                break;
            default:
                await SendAsync(
                    signIn, operation.Method, path, body, "Authorization", "Bearer wrong", (SignInApi.AddressHeader, SignInContractApi.LockedOut));
                break;
        }
    }

    private static async Task DriveSetUpAsync(SignInApi api)
    {
        using var nobody = api.ClientWith(null);
        for (var i = 0; i <= FailedAttempts.Max; i++)
            await SendAsync("code", SignInContractApi.LockedOut);

        await SendAsync((await api.SetupCodeAsync()).Renew(), "203.0.113.10");

        async Task SendAsync(string code, string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/setup")
            {
                Content = JsonContent.Create(new { code, email = "a@b", name = "A", password = Password }),
                Headers = { { SignInApi.AddressHeader, address } },
            };
            using var response = await nobody.SendAsync(request);
        }
    }

    private async Task DriveLastAdminAsync()
    {
        await signIn.PutAsync($"/api/users/{signIn.Admin}/role", new { role = "member" }, HttpStatusCode.Conflict);
        await signIn.DeleteAsync($"/api/users/{signIn.Admin}", HttpStatusCode.Conflict);
    }

    private static async Task DriveAsync(BudgetApi api, Contract.Operation operation, string status)
    {
        var (path, body) = await ValidRequestAsync(api, operation.Id);
        var isPost = operation.Method == "POST";
        var session = operation.Id == "deleteSession" && api is SignInApi signIn ? await CookieAsync(signIn) : null;
        Task SendAsync(string path, object? body, string? header = null, string value = "") => ContractTests.SendAsync(
            api, operation.Method, path, body, header, value, session is null ? [] : [("Cookie", session), ("Sec-Fetch-Site", "same-origin")]);

        switch (status)
        {
            case "200" when operation.Id == "deleteCategory":
                await SendAsync($"{path}?moveExpensesTo={(await api.CreateCategoryAsync("Other")).Id}", body);
                break;
            case "409" when operation.Id is "deleteUser" or "setRole":
                break;
            case "404" when operation.Id == "setUp":
                await SendAsync(path, body);
                break;
            case "304":
                await SendAsync(path, body, "If-None-Match", "*");
                break;
            case "400":
                await SendAsync(path + (path.Contains('?') ? "&" : "?") + "nope=1", body);
                break;
            case "404":
                await SendAsync(Regex.Replace(path, "/[0-9]+(?=/|$|\\?)", "/999999"), body);
                break;
            case "406":
                await SendAsync(path, body, "Accept", "text/plain");
                break;
            case "415" when operation.Id == "commitImport":
                await SendAsync(path, new StringContent("text"));
                break;
            case "409" when operation.Id is "setImportOptions" or "changeImportRows":
                await api.PostAsync(Regex.Replace(path, "/(options|rows)$", "/commit"), new { }, HttpStatusCode.OK);
                await SendAsync(path, body);
                break;
            case "204" when operation.Id == "deleteImport":
                await SendAsync($"/api/imports/{await UploadAsync(api)}", body);
                break;
            case "409" when operation.Id == "deleteImport":
                var made = (await api.GetAsync($"/api/expenses?importId={path.Split('/')[^1]}")).GetProperty("items")[0].GetProperty("id");
                await api.SendAsync(HttpMethod.Patch, $"/api/expenses/{made}", new { amount = 1 }, HttpStatusCode.OK);
                await SendAsync(path, body);
                break;
            case "409" when isPost:
                using (var held = api.FailingCommands.Hold())
                {
                    var key = Guid.NewGuid().ToString();
                    var running = SendAsync(path, body, "Idempotency-Key", key);
                    await held.Reached;
                    await SendAsync(path, body, "Idempotency-Key", key);
                    held.Dispose();
                    await running;
                }

                break;
            case "409" when operation.Id == "deleteCategory":
                var used = await api.CreateCategoryAsync("Used");
                await api.SpendAsync(await api.CreateUserAsync(), used, 1);
                await SendAsync($"/api/categories/{used.Id}", body);
                break;
            case "409":
                var (other, _) = await ValidRequestAsync(api, operation.Id);
                await SendAsync(path, body);
                await SendAsync(other, body);
                break;
            case "412":
                await SendAsync(path, body, "If-Match", "\"999\"");
                break;
            case "413":
                await SendAsync(path, operation.Id == "createImport"
                    ? BudgetApi.Form(new byte[MaxFile + 1])
                    : new StringContent(new string(' ', MaxBody + 1), Encoding.UTF8, "application/json"));
                break;
            case "415":
                await SendAsync(path, new StringContent("text"));
                break;
            case "422" when operation.Id == "commitImport":
                await SendAsync(path, body, "Idempotency-Key", operation.Id);
                await SendAsync(path, new { allowCurrency = true }, "Idempotency-Key", operation.Id);
                break;
            case "422":
                await SendAsync(path, body, "Idempotency-Key", operation.Id);
                await SendAsync(path, (await ValidRequestAsync(api, operation.Id)).Body, "Idempotency-Key", operation.Id);
                break;
            case "500":
            case "503":
                api.FailingCommands.Failure =
                    status == "500" ? new InvalidOperationException() : new SqliteException("busy", 5);
                api.FailingCommands.Containing = "";
                await SendAsync(path, body);
                api.FailingCommands.Containing = null;
                break;
            default:
                await SendAsync(path, body);
                break;
        }
    }

    private static async Task<string> CookieAsync(SignInApi api)
    {
        var user = await api.CreateUserAsync();
        await api.SetPasswordAsync(user, Password);

        return await api.SignInAsync(user, Password);
    }

    private static async Task SendAsync(
        BudgetApi api,
        string method,
        string path,
        object? body,
        string? header = null,
        string value = "",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body switch
            {
                null => null,
                HttpContent content => content,
                Func<HttpContent> make => make(),
                _ => JsonContent.Create(body),
            },
        };
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header, value);

        foreach (var (name, text) in headers)
            request.Headers.TryAddWithoutValidation(name, text);

        // A session goes without the token of the admin.
        using var nobody = (api as SignInApi)?.ClientWith(null);
        var client = headers.Any(given => given.Name == "Cookie") ? nobody! : api.Client;
        using var response = await client.SendAsync(request);
    }

    /// <summary>A request that goes well, about things of its own.</summary>
    private static async Task<(string Path, object? Body)> ValidRequestAsync(BudgetApi api, string operation)
    {
        var user = await api.CreateUserAsync();
        var category = await api.CreateCategoryAsync("Food");
        var name = api.Unique("Name");
        object userBody = new { email = $"{name.Replace(' ', '.')}@example.com", name };
        object categoryBody = new { name };
        object expenseBody = new { userId = user, categoryId = category.Id, description = "Lunch", amount = 9.5 };
        object budgetBody = new { userId = user, categoryId = category.Id, period = "month", startsOn = "2026-01-01", limit = 300 };
        Task<int> BudgetAsync() => api.CreateBudgetAsync(user, category, 300);
        Task<long> SpendAsync() => api.SpendAsync(user, category, 12.50m);

        async Task<string> LimitAsync()
        {
            var path = $"/api/budgets/{await BudgetAsync()}/limits/2026-02-01";
            await api.PutAsync(path, new { limit = 5 });

            return path;
        }

        async Task<object> CredentialsAsync()
        {
            if (api is SignInApi signIn)
                await signIn.SetPasswordAsync(user, Password);

            return new { email = (await api.GetAsync($"/api/users/{user}")).GetProperty("email").GetString(), password = Password };
        }

        async Task<int> TokenAsync()
        {
            if (api is not SignInApi signIn)
                return 1;

            await signIn.CreateTokenAsync(user);

            return (await api.GetAsync($"/api/tokens?userId={user}")).GetProperty("items")[0].GetProperty("id").GetInt32();
        }

        return operation switch
        {
            "getSession" or "deleteSession" => ("/api/session", null),
            "createSession" => ("/api/session", await CredentialsAsync()),
            "setUp" => ("/api/setup", new { code = "code", email = "a@b", name, password = Password }),
            "listTokens" => ("/api/tokens", null),
            "createToken" => ("/api/tokens", new { name, scopes = Scopes }),
            "deleteToken" => ($"/api/tokens/{await TokenAsync()}", null),
            "setPassword" => ($"/api/users/{user}/password", new { password = Password }),
            "listRoles" => ("/api/roles", null),
            "setRole" => ($"/api/users/{user}/role", new { role = "member" }),
            "listUsers" => ("/api/users?include=expenses&limit=1", null),
            "createUser" => ("/api/users", userBody),
            "getUser" or "deleteUser" => ($"/api/users/{user}", null),
            "replaceUser" or "patchUser" => ($"/api/users/{user}", userBody),
            "listUserExpenses" => ($"/api/users/{user}/expenses", null),
            "removeUserExpense" => ($"/api/users/{user}/expenses/{await SpendAsync()}", null),
            "getUserSummary" => ($"/api/users/{user}/summary", null),
            "listCategories" => ("/api/categories?limit=1", null),
            "createCategory" => ("/api/categories", categoryBody),
            "getCategory" or "deleteCategory" => ($"/api/categories/{category.Id}", null),
            "replaceCategory" or "patchCategory" => ($"/api/categories/{category.Id}", categoryBody),
            "listCategoryExpenses" => ($"/api/categories/{category.Id}/expenses", null),
            "listExpenses" => ("/api/expenses?limit=1", null),
            "createExpense" => ("/api/expenses", expenseBody),
            "createExpenses" => ("/api/expenses/batch", new[] { expenseBody, expenseBody }),
            "getExpense" or "deleteExpense" => ($"/api/expenses/{await SpendAsync()}", null),
            "replaceExpense" => ($"/api/expenses/{await SpendAsync()}",
                new { categoryId = category.Id, description = "Dinner", amount = 20, date = "2026-01-31" }),
            "patchExpense" => ($"/api/expenses/{await SpendAsync()}", new { amount = 20 }),
            "createBudget" => ("/api/budgets", budgetBody),
            "listUserBudgets" => ($"/api/users/{user}/budgets", null),
            "getBudget" or "deleteBudget" => ($"/api/budgets/{await BudgetAsync()}", null),
            "replaceBudget" => ($"/api/budgets/{await BudgetAsync()}",
                new { endsOn = "2026-12-31", rollover = "none", rolloverCap = 5, alertAt = 90 }),
            "listBudgetPeriods" => ($"/api/budgets/{await BudgetAsync()}/periods", null),
            "setBudgetLimit" => ($"/api/budgets/{await BudgetAsync()}/limits/2026-02-01", new { limit = 5 }),
            "deleteBudgetLimit" => (await LimitAsync(), null),
            "listUserImports" => ($"/api/users/{user}/imports", null),
            "createImport" => ($"/api/users/{user}/imports", HttpContent () => BudgetApi.Form(Encoding.UTF8.GetBytes($"{Statement}2026-01-31,Shop,-{user}.00\n"))),
            "getImport" => ($"/api/imports/{await UploadAsync(api)}", null),
            "deleteImport" => ($"/api/imports/{await CommitAsync(api)}", null),
            "listImportRows" => ($"/api/imports/{await UploadAsync(api)}/rows", null),
            "setImportOptions" => ($"/api/imports/{await UploadAsync(api)}/options", new { defaultCategoryId = category.Id }),
            "changeImportRows" => ($"/api/imports/{await UploadAsync(api)}/rows", new[] { new { number = 1, categoryId = category.Id } }),
            "commitImport" => ($"/api/imports/{await UploadAsync(api)}/commit", new { }),
            "getSpending" => ("/api/reports/spending?groupBy=category&groupBy=month", null),
            "exportExpenses" => ("/api/export/expenses.csv?sort=amount", null),
            "exportLedger" => ("/api/export/ledger.ndjson", null),
            _ => throw new NotSupportedException($"The contract has a new operation, {operation}: say how to call it here."),
        };
    }

    private static async Task<int> UploadAsync(BudgetApi api)
    {
        var (user, category) = (await api.CreateUserAsync(), await api.CreateCategoryAsync("Food"));
        var preview = await api.UploadAsync(user, Statement, options: ("defaultCategoryId", $"{category.Id}"));

        return preview.GetProperty("id").GetInt32();
    }

    private static async Task<int> CommitAsync(BudgetApi api)
    {
        var id = await UploadAsync(api);
        await api.PostAsync($"/api/imports/{id}/commit", new { }, HttpStatusCode.OK);

        return id;
    }

    // Only a real server keeps the limits; and what says that SQLite is busy says nothing of PostgreSQL. The limits are so
    // small that a body above them is sent before the server can hang up.
    private static readonly (string Key, string Value)[] Limits =
        [("Limits:MaxBodyBytes", $"{MaxBody}"), ("Limits:MaxBatchBodyBytes", $"{MaxBody}"), ("Imports:MaxBytes", $"{MaxFile}")];

    public sealed class ContractApi : SqliteApi
    {
        public ContractApi()
        {
            Settings = Limits;
            UseKestrel();
        }
    }

    public sealed class SignInContractApi : SignInApi
    {
        /// <summary>An address that was wrong too often.</summary>
        public const string LockedOut = "203.0.113.9";

        public SignInContractApi()
            : base(DatabaseProvider.Sqlite)
        {
            Settings = Limits;
            UseKestrel();
        }

        public void LockOut()
        {
            var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(LockedOut) } };
            var failures = Services.GetRequiredService<FailedAttempts>();
            for (var i = 0; i < FailedAttempts.Max; i++)
            {
                failures.Count(FailedAttempts.TokensFrom(context));
                failures.Count(FailedAttempts.PasswordsFrom(context));
            }
        }
    }
}
