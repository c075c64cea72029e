namespace BudgetTracker.Api.Imports;

/// <summary>The bytes of a previewed file, kept to read it again with other options until it is committed or forgotten.</summary>
public sealed class ImportFile
{
    /// <summary>The preview.</summary>
    public required int ImportId { get; init; }

    /// <summary>The file as it was uploaded.</summary>
    public required byte[] Content { get; init; }
}
