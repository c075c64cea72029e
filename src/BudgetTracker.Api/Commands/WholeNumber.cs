using System.CommandLine.Parsing;
using System.Globalization;

namespace BudgetTracker.Api.Commands;

/// <summary>Reads a whole number above 0 from a command line.</summary>
internal static class WholeNumber
{
    /// <summary>The number; null, with an error that names the option or argument, where it is none.</summary>
    public static int? Parse(ArgumentResult argument, string name, int most = int.MaxValue)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most)
            return number;

        argument.AddError($"{name} must be a whole number {(most == int.MaxValue ? "above 0" : $"from 1 to {most}")}, not '{text}'.");

        return null;
    }
}
