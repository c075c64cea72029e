using System.Data;
using System.Data.Common;
using BudgetTracker.Api.Access;
using BudgetTracker.Api.Budgets;
using BudgetTracker.Api.Categories;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Imports;
using BudgetTracker.Api.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BudgetTracker.Api.Data;

/// <summary>The ledger. What differs between databases is in the sealed subclass of each, and nowhere else.</summary>
/// <remarks>Adding a migration is described in docs/contributing.md.</remarks>
public abstract class BudgetDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The people whose expenses are tracked.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>What money is spent on; shared by all users.</summary>
    public DbSet<Category> Categories => Set<Category>();

    /// <summary>The money spent.</summary>
    public DbSet<Expense> Expenses => Set<Expense>();

    /// <summary>What users mean to spend.</summary>
    public DbSet<Budget> Budgets => Set<Budget>();

    /// <summary>The files that users imported, or preview.</summary>
    public DbSet<Import> Imports => Set<Import>();

    /// <summary>The entries of those files.</summary>
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();

    /// <summary>The files of previews.</summary>
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    /// <summary>What people and their programs sign in with.</summary>
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    /// <summary>Whose rows are read and written; everybody's, unless who hands the context out says otherwise.</summary>
    public Visibility Visibility { get; set; } = new();

    private int? OnlyUserId => Visibility.OnlyUserId;

    /// <summary>The name of the unique index that rejected a row; null when something else went wrong.</summary>
    public abstract string? FindBrokenUniqueIndex(DbUpdateException exception);

    /// <summary>Saves new rows by a fixed number of commands, however many they are; they get ids in their order.</summary>
    public virtual async Task InsertAsync<TEntity>(IReadOnlyList<TEntity> rows)
        where TEntity : class, IVersioned
    {
        if (rows is [var single])
        {
            await RowInsert.RunAsync(this, single);
            return;
        }

        // They refer to nothing new, and have just been made: there is no graph to follow and no change to find.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var row in rows)
                Entry(row).State = EntityState.Added;

            await SaveChangesAsync();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>
    /// Begins to read from one snapshot: until the transaction ends, every command sees the ledger as the first one saw it,
    /// whatever is written meanwhile. Readers and writers do not wait for each other.
    /// </summary>
    public Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(IsolationLevel.Snapshot, cancellationToken);

    /// <summary>
    /// Lets this context read from a copy of the ledger, if <c>Database:ReadReplicas</c> is set and one has every write that
    /// was acknowledged before. Else it reads from where it writes.
    /// </summary>
    /// <returns>Ends that when it is disposed, which must be before a write; null where nothing has changed.</returns>
    public virtual ValueTask<IAsyncDisposable?> ReadFromReplicaAsync(CancellationToken cancellationToken) => default;

    /// <summary>
    /// Runs what fills an empty ledger, in a transaction: nothing else is written meanwhile, it is faster than in a ledger
    /// that is in use, and afterwards new ids count on from those of the inserted rows.
    /// </summary>
    /// <param name="fill">Checks that the ledger is empty, and inserts rows by <see cref="InsertAsIsAsync"/>.</param>
    public abstract Task<T> FillAsync<T>(Func<Task<T>> fill);

    /// <summary>Inserts rows as they are, with the keys that they have, by at most five commands. They are not tracked.</summary>
    public abstract Task InsertAsIsAsync<TEntity>(IReadOnlyList<TEntity> rows)
        where TEntity : class;

    /// <summary>Until the unit of work ends, no other one gets past this call for the same user.</summary>
    public virtual Task LockUserAsync(int userId) => Task.CompletedTask;

    /// <summary>Until the unit of work ends, no other one gets past this call: who is an admin stays as it is.</summary>
    public virtual Task LockAdminsAsync() => Task.CompletedTask;

    /// <summary>Reads a category that is to be deleted: until the unit of work ends, no other one adds expenses to it.</summary>
    /// <returns>Null when no category has the id.</returns>
    public virtual ValueTask<Category?> FindToDeleteAsync(int categoryId) => Categories.FindAsync(categoryId);

    /// <summary>What a user spent, summed up by category and day, in the days that are given for each category.</summary>
    /// <remarks>
    /// One command, the same for any number of categories, which LINQ has no words for. It reads nothing but these days,
    /// from an index. It returns a row for each category and day with expenses: their number is bounded by time.
    /// </remarks>
    /// <param name="userId">The user.</param>
    /// <param name="ranges">Categories with their days, each category once.</param>
    /// <param name="others">The days of all other categories; null: none of them.</param>
    public abstract IQueryable<DaySpending> SpendingByDay(
        int userId,
        IReadOnlyList<CategoryDays> ranges,
        (DateOnly First, DateOnly Last)? others);

    /// <summary>Says which expense each of some rows of an import became.</summary>
    /// <remarks>One command, the same for any number of rows, which LINQ has no words for.</remarks>
    /// <param name="importId">The import.</param>
    /// <param name="rows">Numbers of rows, each with the id of its expense.</param>
    public abstract Task SetExpensesAsync(int importId, IReadOnlyList<(int Number, long ExpenseId)> rows);

    /// <summary>Whether a command failed for a reason that may pass: the database is busy, full or unreachable.</summary>
    public abstract bool IsUnavailable(DbException exception);

    /// <summary>Copies the database before migrations are applied, where this provider does.</summary>
    /// <param name="schema">The last migration that is applied; null on an empty database.</param>
    /// <returns>Where the copy is; null where none is made.</returns>
    public virtual string? CopyBeforeMigration(string? schema) => null;

    /// <summary>Applies pending migrations.</summary>
    public abstract Task MigrateAsync();

    /// <summary>Takes what this process needs of the database before anything is read, such as a lock on its file.</summary>
    /// <exception cref="StartupException">The database is missing, in use, unreachable, or belongs to another program.</exception>
    public virtual void Open()
    {
    }

    /// <summary>Folds a write-ahead log that slows down reads into the database; called while nothing is written.</summary>
    public virtual void Checkpoint()
    {
    }

    /// <summary>Leaves the database as tidy as it can be when the program ends.</summary>
    public virtual Task CloseAsync() => Task.CompletedTask;

    /// <summary>What an operator should know about this installation; null where all is well.</summary>
    public virtual string? Warning => null;

    /// <summary>The facts of the database for the log, in one line.</summary>
    /// <exception cref="StartupException">The database does not keep what the ledger relies on.</exception>
    public abstract Task<string> DescribeAsync();

    /// <summary>Whether the ledger holds anything: all else, but for saved responses, belongs to users or categories.</summary>
    public async Task<bool> HoldsAnythingAsync() => await Users.AnyAsync() || await Categories.AnyAsync();

    /// <summary>Counts a change of what belongs to a row, such as the limits of a budget, as a change of the row, once it is saved.</summary>
    /// <param name="row">Tracked.</param>
    public void CountChange(IVersioned row) => Entry(row).Property(nameof(IVersioned.Version)).IsModified = true;

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Added && entry.Entity.Version == 0)
                entry.Entity.Version = 1;
            else if (entry.State == EntityState.Modified)
                entry.Entity.Version++;
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HaveConversion<CentsConverter>();
        configurationBuilder.DefaultTypeMapping<decimal>().HasConversion<CentsConverter>();
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BudgetDbContext).Assembly);
        SortKeyComparison.Register(modelBuilder);
        Visibility.Register(modelBuilder);
        Narrow(modelBuilder);
    }

    /// <summary>Narrows every query to what may be seen: whoever writes one cannot forget it.</summary>
    private void Narrow(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().HasQueryFilter(u => Visibility.Includes(OnlyUserId, u.Id));
        modelBuilder.Entity<Expense>().HasQueryFilter(e => Visibility.Includes(OnlyUserId, e.UserId));
        modelBuilder.Entity<Budget>().HasQueryFilter(b => Visibility.Includes(OnlyUserId, b.UserId));
        modelBuilder.Entity<Import>().HasQueryFilter(i => Visibility.Includes(OnlyUserId, i.UserId));
        modelBuilder.Entity<AccessToken>().HasQueryFilter(t => Visibility.Includes(OnlyUserId, t.UserId));

        // These have no user of their own. A subquery goes where everything may be seen, a join would stay.
        modelBuilder.Entity<BudgetLimit>().HasQueryFilter(l => Visibility.IsUnlimited(OnlyUserId) || Budgets.Any(b => b.Id == l.BudgetId));
        modelBuilder.Entity<ImportRow>().HasQueryFilter(r => Visibility.IsUnlimited(OnlyUserId) || Imports.Any(i => i.Id == r.ImportId));
        modelBuilder.Entity<ImportFile>().HasQueryFilter(f => Visibility.IsUnlimited(OnlyUserId) || Imports.Any(i => i.Id == f.ImportId));
    }
}
