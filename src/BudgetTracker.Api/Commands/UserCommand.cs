using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>user</c>: adds and lists users, and sets their passwords.</summary>
internal sealed class UserCommand : Command
{
    private readonly CommandRunner runner;

    public UserCommand(CommandRunner runner)
        : base("user", "Adds and lists users, and sets their passwords. Stop the server first: a SQLite file has one process.")
    {
        this.runner = runner;
        Add(AddUser());
        Add(Password());
        Add(List());
    }

    /// <summary>The option that names a user.</summary>
    public static Option<string> Email() => new("--email") { Description = "The user's email address.", Required = true };

    /// <summary>The user that has an email address, whatever the case.</summary>
    public static async Task<User> FindAsync(BudgetDbContext db, string verb, string email)
    {
        var normalized = NormalizedText.Of(email.Trim());

        return await db.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == normalized)
            ?? throw new StartupException($"{verb}: No user has the email address {email}.");
    }

    /// <summary>Checks by the rules of requests.</summary>
    /// <exception cref="StartupException">Names the option that is wrong.</exception>
    public static void Validate(string verb, object request)
    {
        var errors = new List<ValidationResult>();
        if (!Validator.TryValidateObject(request, new(request), errors, validateAllProperties: true))
            throw new StartupException($"{verb}: {errors[0].MemberNames.First().ToLowerInvariant()}: {errors[0].ErrorMessage}");
    }

    private Command AddUser()
    {
        var (email, name) = (Email(), new Option<string>("--name") { Description = "What the user is called.", Required = true });
        var admin = new Option<bool>("--admin") { Description = "Makes the user an admin." };
        var add = new Command("add", "Adds a user, and prints its id.") { email, name, admin };
        add.SetAction(parsed => runner.RunAsync(
            app => AddAsync(
                app.Services,
                new() { Email = parsed.GetRequiredValue(email).Trim(), Name = parsed.GetRequiredValue(name).Trim() },
                parsed.GetValue(admin) ? UserRole.Admin : UserRole.Member),
            printsResult: true));

        return add;
    }

    private Command Password()
    {
        var email = Email();
        var password = new Command("password", "Sets a user's password, which it reads from standard input, and ends the user's sessions.") { email };
        password.SetAction(parsed => runner.RunAsync(
            app => SetPasswordAsync(app.Services, parsed.GetRequiredValue(email)),
            app => CommandRunner.RejectMissing(app, "user password"),
            printsResult: true));

        return password;
    }

    private Command List()
    {
        var list = new Command("list", "Lists the users with their roles.");
        list.SetAction(_ => runner.RunAsync(
            app => ListAsync(app.Services), app => CommandRunner.RejectMissing(app, "user list"), printsResult: true));

        return list;
    }

    private static async Task AddAsync(IServiceProvider services, UserRequest request, UserRole role)
    {
        Validate("user add", request);
        var id = await services.GetRequiredService<Writes>().RunAsync(
            async db =>
            {
                var normalized = NormalizedText.Of(request.Email);
                if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized))
                    throw new StartupException($"user add: Another user has the email address {request.Email}, whatever the case.");

                var user = new User { Email = request.Email, Name = request.Name, Role = role };
                db.Add(user);
                await db.SaveChangesAsync();

                return UnitOfWork.Commit(user.Id);
            },
            CancellationToken.None);
        await Console.Out.WriteLineAsync(id.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task SetPasswordAsync(IServiceProvider services, string email)
    {
        var request = new PasswordRequest { Password = (await ReadPasswordAsync() ?? "").Trim() };
        Validate("user password", request);
        var hash = await services.GetRequiredService<Passwords>().HashAsync(request.Password, CancellationToken.None);
        await services.GetRequiredService<Writes>().RunAsync(
            async db =>
            {
                var user = await FindAsync(db, "user password", email);
                user.PasswordHash = hash;
                await db.SaveChangesAsync();

                return UnitOfWork.Commit(await Sessions.EndAllAsync(db, user.Id));
            },
            CancellationToken.None);
    }

    private static async Task<string?> ReadPasswordAsync()
    {
        if (Console.IsInputRedirected)
            return await Console.In.ReadLineAsync();

        await Console.Error.WriteAsync("Password: ");
        var password = "";
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
            password = key.Key != ConsoleKey.Backspace ? password + key.KeyChar : password.Length > 0 ? password[..^1] : "";

        await Console.Error.WriteLineAsync();

        return password;
    }

    private static async Task ListAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var users = await scope.ServiceProvider.GetRequiredService<BudgetDbContext>().Users.AsNoTracking().OrderBy(u => u.Id).ToListAsync();
        foreach (var user in users)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{user.Id}\t{user.Email}\t{(user.Role == UserRole.Admin ? "admin" : "member")}\t{(user.PasswordHash is null ? "no password" : "password")}\t{user.Name}"));
        }
    }
}
