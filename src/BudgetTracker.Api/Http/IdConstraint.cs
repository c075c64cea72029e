using System.Globalization;
using System.Numerics;
using Microsoft.AspNetCore.Routing.Matching;

namespace BudgetTracker.Api.Http;

/// <summary>An id in an address, in its one spelling: no sign, no blank, no leading zero. Anything else is no address.</summary>
internal sealed class IdConstraint<T> : IRouteConstraint, IParameterLiteralNodeMatchingPolicy
    where T : INumber<T>
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection) =>
        MatchesLiteral(routeKey, Convert.ToString(values[routeKey], CultureInfo.InvariantCulture)!);

    // Lets routing tell beforehand that "batch" is no id, so that a wrong method on it is a 405.
    public bool MatchesLiteral(string parameterName, string literal) =>
        literal.Length > 0
        && literal[0] != '0'
        && !literal.AsSpan().ContainsAnyExceptInRange('0', '9')
        && T.TryParse(literal, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
