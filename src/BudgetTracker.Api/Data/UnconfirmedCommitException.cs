using System.Data.Common;

namespace BudgetTracker.Api.Data;

/// <summary>A commit was done by a server, but it may be lost when that server is: no standby has confirmed it, or one has taken over.</summary>
internal sealed class UnconfirmedCommitException() : DbException(
    "The server committed, but no standby confirmed it in time, or one was promoted meanwhile.");
