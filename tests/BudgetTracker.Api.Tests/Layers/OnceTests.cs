using System.Reflection;

namespace BudgetTracker.Api.Tests.Layers;

/// <summary>What is the same whichever database is under test is tested once.</summary>
[Trait("Runs", "once")]
public sealed class OnceTests
{
    [Fact]
    public void Tests_that_run_on_SQLite_only_use_no_database_of_the_provider_under_test() => Assert.Empty(
        from type in typeof(OnceTests).Assembly.GetTypes()
        where IsOnce(type)
        from part in Parts(type)
        from used in TypeReferences.ConstructedBy(part).Concat(part.GetInterfaces().SelectMany(one => one.GetGenericArguments()))
        where used == typeof(TestPostgres) || (used.IsAssignableTo(typeof(BudgetApi)) && !used.IsAssignableTo(typeof(SqliteApi)))
        select $"{type.FullName} uses {used.Name}");

    private static bool IsOnce(Type type) => type.GetCustomAttributesData().Any(attribute =>
        attribute.AttributeType == typeof(TraitAttribute)
        && attribute.ConstructorArguments.Select(argument => argument.Value).SequenceEqual(["Runs", "once"]));

    private static IEnumerable<Type> Parts(Type type) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Parts).Prepend(type);
}
