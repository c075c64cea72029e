using System.CommandLine;
using System.Globalization;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Commands;

/// <summary>The command <c>token</c>: creates, lists and revokes personal access tokens.</summary>
internal sealed class TokenCommand : Command
{
    private const string Read = "read";
    private const string ReadWrite = "read write";

    private readonly CommandRunner runner;

    public TokenCommand(CommandRunner runner)
        : base("token", "Creates, lists and revokes the tokens by which programs sign in. Stop the server first: a SQLite file has one process.")
    {
        this.runner = runner;
        Add(Create());
        Add(List());
        Add(Revoke());
    }

    private Command Create()
    {
        var email = UserCommand.Email();
        var name = new Option<string>("--name") { Description = "What the token is for.", Required = true };
        var scopes = new Option<string>("--scopes") { Description = "read, or \"read write\".", Required = true };
        scopes.AcceptOnlyFromAmong(Read, ReadWrite);
        var days = new Option<int?>("--days")
        {
            Description = "For how many days it is good.",
            DefaultValueFactory = _ => 365,
            CustomParser = argument => WholeNumber.Parse(argument, "--days", 36_500),
        };
        var create = new Command("create", "Creates a token and prints it, alone, on standard output. It is shown this once.") { email, name, scopes, days };
        create.SetAction(parsed => runner.RunAsync(
            app => CreateAsync(
                app.Services,
                parsed.GetRequiredValue(email),
                new()
                {
                    Name = parsed.GetRequiredValue(name).Trim(),
                    Scopes = parsed.GetRequiredValue(scopes) == Read ? [AccessScope.Read] : [AccessScope.Read, AccessScope.Write],
                },
                parsed.GetValue(days)!.Value),
            app => CommandRunner.RejectMissing(app, "token create"),
            printsResult: true));

        return create;
    }

    private Command List()
    {
        var list = new Command("list", "Lists all tokens, without their secrets.");
        list.SetAction(_ => runner.RunAsync(
            app => ListAsync(app.Services), app => CommandRunner.RejectMissing(app, "token list"), printsResult: true));

        return list;
    }

    private Command Revoke()
    {
        var id = new Argument<int?>("id")
        {
            Description = "The token's id, as token list shows it.",
            CustomParser = argument => WholeNumber.Parse(argument, "id"),
        };
        var revoke = new Command("revoke", "Revokes a token.") { id };
        revoke.SetAction(parsed => runner.RunAsync(
            app => RevokeAsync(app.Services, parsed.GetValue(id)!.Value),
            app => CommandRunner.RejectMissing(app, "token revoke"),
            printsResult: true));

        return revoke;
    }

    private static async Task CreateAsync(IServiceProvider services, string email, TokenRequest request, int days)
    {
        UserCommand.Validate("token create", request);
        var expiresAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.Date.AddDays(days + 1);
        var secret = await services.GetRequiredService<Writes>().RunAsync(
            async db =>
            {
                var user = await UserCommand.FindAsync(db, "token create", email);
                var (token, secret) = AccessToken.New(
                    user.Id, AccessTokenKind.Personal, request.Name, request.Scopes.Contains(AccessScope.Write), expiresAt);
                db.Add(token);
                await db.SaveChangesAsync();

                return UnitOfWork.Commit(secret);
            },
            CancellationToken.None);
        await Console.Out.WriteLineAsync(secret);
    }

    private static async Task ListAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var tokens = await scope.ServiceProvider.GetRequiredService<BudgetDbContext>().AccessTokens.AsNoTracking()
            .Where(t => t.Kind == AccessTokenKind.Personal)
            .OrderBy(t => t.Id)
            .Select(t => new { Token = t, t.User.Email })
            .ToListAsync();
        foreach (var (token, email) in tokens.Select(row => (row.Token, row.Email)))
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{token.Id}\t{email}\t{token.Prefix}\t{(token.CanWrite ? ReadWrite : Read)}\tuntil {Day(token.ExpiresAt)}\tlast used {Day(token.LastUsedAt)}\t{token.Name}"));
        }
    }

    private static Task<int> RevokeAsync(IServiceProvider services, int id) => services.GetRequiredService<Writes>().RunAsync(
        async db => await db.AccessTokens.Where(t => t.Id == id && t.Kind == AccessTokenKind.Personal).ExecuteDeleteAsync() == 1
            ? UnitOfWork.Commit(id)
            : throw new StartupException($"token revoke: No token has the id {id}."),
        CancellationToken.None);

    private static string Day(DateTime? instant) => instant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
