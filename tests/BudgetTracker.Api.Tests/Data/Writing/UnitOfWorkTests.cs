using BudgetTracker.Api.Data;
using BudgetTracker.Api.Data.Writing;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetTracker.Api.Tests.Data.Writing;

/// <summary>What the door for writes promises to a unit of work, whoever hands it in.</summary>
public sealed class UnitOfWorkTests(BudgetApi api) : IClassFixture<BudgetApi>
{
    private const int MoreThanRunAtOnce = 30;

    private Writes Writes => api.Services.GetRequiredService<Writes>();

    [Fact]
    public async Task A_unit_that_is_cancelled_while_it_waits_does_not_run()
    {
        var release = new TaskCompletionSource();
        using var cancellation = new CancellationTokenSource();
        var begun = 0;
        var units = Enumerable.Range(0, MoreThanRunAtOnce).Select(_ => Writes.RunAsync(
            async _ =>
            {
                Interlocked.Increment(ref begun);
                await release.Task;

                return UnitOfWork.RollBack(true);
            },
            cancellation.Token)).ToList();
        await Wait.UntilAsync(() => begun > 0, "A unit runs.");

        await cancellation.CancelAsync();
        await Wait.UntilAsync(() => units.Exists(unit => unit.IsCanceled), "A unit that waits is cancelled.");
        await Wait.UntilAsync(
            () => units.Count(unit => unit.IsCanceled) + begun == MoreThanRunAtOnce, "All that do not run are cancelled.");
        release.SetResult();
        await Task.WhenAll(units).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(begun, units.Count(unit => unit.IsCompletedSuccessfully));
        Assert.Equal(MoreThanRunAtOnce - begun, units.Count(unit => unit.IsCanceled));
    }

    [Fact]
    public async Task A_unit_that_is_cancelled_while_it_runs_is_committed_and_its_value_returned()
    {
        var name = api.Unique("Cancelled");
        using var cancellation = new CancellationTokenSource();

        var value = await Writes.RunAsync(
            async db =>
            {
                await cancellation.CancelAsync();
                await AddAsync(db, name);

                return UnitOfWork.Commit(42);
            },
            cancellation.Token);

        Assert.Equal(42, value);
        Assert.True(await ExistsAsync(name));
    }

    [Fact]
    public async Task A_unit_that_rolls_back_leaves_nothing_and_its_value_is_returned()
    {
        var name = api.Unique("Rolled back");

        var value = await Writes.RunAsync(
            async db =>
            {
                await AddAsync(db, name);

                return UnitOfWork.RollBack(42);
            },
            CancellationToken.None);

        Assert.Equal(42, value);
        Assert.False(await ExistsAsync(name));
    }

    [Fact]
    public async Task Units_that_fail_at_any_point_leave_nothing_to_those_they_run_beside()
    {
        var name = api.Unique("Good");

        var units = Enumerable.Range(0, 60).Select(n => Writes.RunAsync(
            async db =>
            {
                if (n % 3 == 0)
                    db.Users.Add(new User { Name = name, Email = $"unsaved {name} {n}" });
                else
                    await AddAsync(db, $"{name} {n}");

                return n % 3 == 2 ? UnitOfWork.Commit(n) : throw new InvalidTimeZoneException();
            },
            CancellationToken.None)).ToList();
        await Task.WhenAll(units).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.All(units.Index(), unit => Assert.Equal(unit.Index % 3 == 2, unit.Item.IsCompletedSuccessfully));
        Assert.All(units.Where(unit => unit.IsFaulted), unit =>
            Assert.IsType<InvalidTimeZoneException>(unit.Exception!.InnerException));
        Assert.Equal(
            Enumerable.Range(0, 60).Where(n => n % 3 == 2).Select(n => $"{name} {n}").Order(),
            await api.UseDatabaseAsync(async db =>
                (await db.Users.Where(u => u.Name.StartsWith(name)).Select(u => u.Name).ToListAsync()).Order()));
    }

    [Fact]
    public async Task Commands_of_a_unit_count_for_whoever_handed_it_in()
    {
        var units = Enumerable.Range(0, 20).Select(n => Task.Run(async () =>
        {
            var log = CommandLog.Current = n % 2 == 0 ? new CommandLog($"caller {n}") : null;
            var seen = await Writes.RunAsync(
                async db =>
                {
                    for (var i = 0; i < n % 4; i++)
                        await db.Users.AnyAsync(u => u.Id == i);

                    return UnitOfWork.RollBack(CommandLog.Current);
                },
                CancellationToken.None);

            Assert.Same(log, seen);
            Assert.Same(log, CommandLog.Current);

            return (Queries: n % 4, Commands: log?.Count);
        })).ToList();

        var counts = await Task.WhenAll(units);

        // PostgreSQL has one more: the trace. Now and then a unit deletes old traces as well.
        Assert.All(counts.Where(count => count.Commands is not null), count =>
            Assert.InRange(count.Commands!.Value - count.Queries, 0, 2));
    }

    private static Task<int> AddAsync(BudgetDbContext db, string name)
    {
        db.Users.Add(new User { Name = name, Email = name });

        return db.SaveChangesAsync();
    }

    private Task<bool> ExistsAsync(string name) => api.UseDatabaseAsync(db => db.Users.AnyAsync(u => u.Name == name));
}
