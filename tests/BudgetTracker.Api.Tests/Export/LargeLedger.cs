using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Users;

namespace BudgetTracker.Api.Tests.Export;

/// <summary>A ledger whose export is larger than what is sent at a time.</summary>
internal static class LargeLedger
{
    public static Task<int> FillAsync(BudgetApi api, int users = 1, int expenses = 0) => api.UseDatabaseAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.InsertAsIsAsync(Enumerable.Range(1, users)
            .Select(n => new User { Id = n, Email = $"user{n}@example.com", Name = $"User {n}", CreatedAt = DateTime.UnixEpoch, Version = 1 })
            .ToList());
        await db.InsertAsIsAsync<Api.Categories.Category>([new() { Id = 1, Name = "Food", Color = "#FF6B6B", Version = 1 }]);
        await db.InsertAsIsAsync(Enumerable.Range(1, expenses)
            .Select(n => new Expense
            {
                Id = n,
                UserId = 1 + (n % users),
                CategoryId = 1,
                Description = new string('x', Expense.DescriptionMaxLength),
                Amount = 0.01m * n,
                Date = new DateOnly(2026, 1, 31),
                CreatedAt = DateTime.UnixEpoch,
                Version = 1,
            })
            .ToList());
        await transaction.CommitAsync();

        return expenses;
    });
}
