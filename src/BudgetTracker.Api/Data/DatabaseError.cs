using System.Data.Common;

namespace BudgetTracker.Api.Data;

/// <summary>What the database's driver said, whatever EF Core and its providers wrapped it in.</summary>
internal static class DatabaseError
{
    public static DbException? CauseOf(Exception? exception)
    {
        while (exception is not null and not DbException)
            exception = exception.InnerException;

        return exception as DbException;
    }
}
