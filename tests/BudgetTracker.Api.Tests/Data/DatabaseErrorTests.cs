using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Tests.Data;

[Trait("Runs", "once")]
public sealed class DatabaseErrorTests
{
    [Theory]
    [InlineData("Npgsql", true)]
    [InlineData("BudgetTracker.Api", false)]
    public void What_the_driver_throws_where_a_connection_breaks_is_an_error_of_the_database(string source, bool isDatabase)
    {
        var thrown = Activator.CreateInstance<NullReferenceException>();
        thrown.Source = source;
        var exception = new InvalidOperationException("In a query", thrown);

        Assert.Equal(isDatabase, DatabaseError.CauseOf(exception) is ConnectionLostException);
    }
}
