namespace BudgetTracker.Api.Export;

/// <summary>What the lines of a file had so far that later lines refer to, or that no two of them may have.</summary>
internal sealed class SeenRows
{
    private readonly HashSet<object> keys = [];
    private readonly HashSet<string> kinds = [];

    /// <summary>Adds an id, or a value that is unique.</summary>
    /// <returns>False where it is not the first one.</returns>
    public bool Add<TKey>(string kind, TKey key)
    {
        kinds.Add(kind);

        return keys.Add((kind, key));
    }

    /// <summary>Whether anything of the kind was added.</summary>
    public bool HasAny(string kind) => kinds.Contains(kind);

    /// <summary>Whether it was added.</summary>
    public bool Has<TKey>(string kind, TKey key) => keys.Contains((kind, key));
}
