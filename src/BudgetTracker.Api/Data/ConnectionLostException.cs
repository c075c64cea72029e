using System.Data.Common;

namespace BudgetTracker.Api.Data;

/// <summary>The connection broke between two commands of a unit of work, and the driver only noticed the second.</summary>
internal sealed class ConnectionLostException(Exception symptom)
    : DbException("The connection to the database broke.", symptom);
