using BudgetTracker.Api.Data;
using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Imports;

/// <summary>Reads files, as many at a time as there are processors: each takes several times its size of memory.</summary>
public sealed class ImportReader(ImportsOptions limits) : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    /// <summary>Reads a file.</summary>
    /// <returns>The statement; or what is wrong, by the name of the option or as <c>file</c>.</returns>
    internal async Task<(Statement? Statement, (string Field, string Error) Error)> ReadAsync(
        ReadOnlyMemory<byte> file,
        ImportOptionSet options,
        CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            using var others = new ExtraThread();
            var read = new StatementLimits { MaxBytes = limits.MaxBytes, MaxRows = limits.MaxRows };

            return (StatementReader.Read(file, options.ToStatementOptions(), read), default);
        }
        catch (StatementException exception)
        {
            return (null, (exception.Option ?? "file", exception.Message));
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
