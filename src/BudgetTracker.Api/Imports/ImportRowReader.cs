using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Imports;

/// <summary>Makes rows of the entries of a statement. What the ledger says about them is added by others.</summary>
internal static class ImportRowReader
{
    public static List<ImportRow> RowsOf(Statement statement, int userId)
    {
        var keys = new ImportRowKeys(userId, statement.IsLedgerExport);

        return [.. statement.Rows.Select((row, index) => RowOf(row, index + 1, keys.Next(row)))];
    }

    private static ImportRow RowOf(StatementRow row, int number, string key)
    {
        var (status, reason) = row switch
        {
            { Error: { } error } => (ImportRowStatus.Invalid, error),
            { IsPending: true } => (ImportRowStatus.Pending, "The bank has not booked it yet."),
            { NotSpending: { } why } => (ImportRowStatus.NotSpending, why),
            _ => (ImportRowStatus.New, row.Note),
        };

        return new()
        {
            Number = number,
            Line = row.Number,
            Raw = row.Raw,
            Date = row.Date,
            Amount = row.Amount,
            Description = row.Description,
            BankId = row.BankId,
            Account = row.Account,
            Currency = row.Currency,
            FileCategory = row.Category,
            Status = status,
            FoundStatus = status,
            Reason = reason is null ? null : OneLine.Of(reason, ImportRow.ReasonMaxLength),
            Key = key,
        };
    }
}
