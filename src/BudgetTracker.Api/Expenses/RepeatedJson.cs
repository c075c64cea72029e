using System.Buffers;
using System.Text.Json;

namespace BudgetTracker.Api.Expenses;

/// <summary>Writes what the expenses of a response share, such as their category, field by field once and then as it was.</summary>
/// <typeparam name="T">Written objects are immutable; another object is written anew, be it equal or not.</typeparam>
internal sealed class RepeatedJson<T>(Action<Utf8JsonWriter, T> write)
    where T : class
{
    private const int MaxRemembered = 16;

    // Each thread writes one response at a time. What is remembered is small, and keeps nothing else alive.
    [ThreadStatic]
    private static (T Value, byte[]? Json)[]? remembered;

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Writes the response.</param>
    /// <param name="value">The value.</param>
    /// <param name="id">Values with different ids are remembered beside each other.</param>
    public void Write(Utf8JsonWriter writer, T value, int id)
    {
        remembered ??= new (T, byte[]?)[MaxRemembered];
        ref var last = ref remembered[id % MaxRemembered];
        if (!ReferenceEquals(last.Value, value))
        {
            // It may be the only time.
            last = (value, null);
            write(writer, value);
            return;
        }

        writer.WriteRawValue(last.Json ??= Encode(value, writer.Options), skipInputValidation: true);
    }

    private byte[] Encode(T value, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
            write(writer, value);

        return buffer.WrittenSpan.ToArray();
    }
}
