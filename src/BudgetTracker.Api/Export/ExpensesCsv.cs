using System.Text;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Imports.Statements;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Export;

/// <summary>Writes expenses as CSV, which the import reads as an export of ours.</summary>
public sealed class ExpensesCsv(ReferenceQueries references)
{
    /// <summary>Writes the expenses that match: three commands for any number, and one more with an import.</summary>
    /// <returns>The errors, by parameter, where the filter names an unknown user, category or import; then nothing is written.</returns>
    internal async Task<IReadOnlyList<(string Field, string Error)>> WriteAsync(
        BudgetDbContext db,
        ExpenseFilter filter,
        ExpensePage order,
        bool bom,
        SpooledResponse response,
        CancellationToken cancellationToken)
    {
        var named = await NamedReferences.ReadAsync(references, db, filter, cancellationToken);
        if (named.Errors.Count > 0)
            return named.Errors;

        var emails = named.Users?.ToDictionary(user => user.Key, user => user.Value.Email)
            ?? await db.Users.Select(u => new { u.Id, u.Email }).ToDictionaryAsync(u => u.Id, u => u.Email, cancellationToken);
        var categories = named.Categories?.ToDictionary(category => category.Key, category => category.Value.Name)
            ?? await db.Categories.Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var rows = order.Apply(named.Filter.Apply(db.Expenses))
            .Select(e => new { e.Id, e.Date, e.UserId, e.CategoryId, e.Description, e.Amount });

        Write((bom ? "\uFEFF" : "") + string.Join(',', LedgerCsv.Columns));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Write(LedgerCsv.Line(
                row.Id, row.Date, emails[row.UserId], categories[row.CategoryId], row.Description, row.Amount));
            await response.EndRowAsync();
        }

        return [];

        void Write(string line)
        {
            Encoding.UTF8.GetBytes(line, response.Writer);
            Encoding.UTF8.GetBytes(LedgerCsv.NewLine, response.Writer);
        }
    }
}
