using System.Data.Common;

namespace BudgetTracker.Api.Data;

/// <summary>The connection broke, and the driver says so by an exception of another kind.</summary>
internal sealed class ConnectionLostException(Exception symptom)
    : DbException("The connection to the database broke.", symptom);
