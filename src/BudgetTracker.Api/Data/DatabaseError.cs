using System.Data.Common;

namespace BudgetTracker.Api.Data;

/// <summary>What the database's driver said, whatever EF Core and its providers wrapped it in.</summary>
internal static class DatabaseError
{
    public static DbException? CauseOf(Exception? exception) => exception switch
    {
        null => null,
        DbException cause => cause,
        // What Npgsql 10.0.3 throws, once in a hundred failovers, where a connection breaks under a prepared statement.
        NullReferenceException { Source: "Npgsql" } => new ConnectionLostException(exception),
        _ => CauseOf(exception.InnerException),
    };
}
