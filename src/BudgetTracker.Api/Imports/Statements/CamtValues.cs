namespace BudgetTracker.Api.Imports.Statements;

/// <summary>The texts of an element by their path, in their order.</summary>
internal sealed class CamtValues
{
    private readonly List<(string Path, string Text)> values = [];

    public int Count => values.Count;

    public void Add(string path, string text)
    {
        if (text.AsSpan().Trim() is { IsEmpty: false } value)
            values.Add((path, value.ToString()));
    }

    /// <summary>The first text at one of these paths, which are tried in turn.</summary>
    public string? First(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            foreach (var (at, text) in values)
            {
                if (at == path)
                    return text;
            }
        }

        return null;
    }

    /// <summary>All texts whose path ends so, within one transaction's details when it is given.</summary>
    public IEnumerable<string> All(string end, string within = "") => values
        .Where(value => value.Path.EndsWith(end, StringComparison.Ordinal) && value.Path.Contains(within, StringComparison.Ordinal))
        .Select(value => value.Text);
}
