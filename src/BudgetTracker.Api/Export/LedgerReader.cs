using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BudgetTracker.Api.Configuration;
using BudgetTracker.Api.Http.Json;
using BudgetTracker.Api.Http.Validation;

namespace BudgetTracker.Api.Export;

/// <summary>Reads the ledger's file line by line. What is wrong is said with the number of the line.</summary>
internal sealed class LedgerReader(Stream stream, JsonSerializerOptions options)
{
    // The longest line that is possible is an import's, which names the account of each of its rows.
    private const int MaxLineBytes = 64 * 1024 * 1024;

    private readonly Dictionary<Type, (string Field, Func<object, object?> Get, ValidationAttribute[] Rules)[]> rulesByType = [];
    private byte[] buffer = new byte[64 * 1024];
    private ReadOnlyMemory<byte> line;
    private long number;
    private int start;
    private int end;

    /// <summary>The <c>type</c> of the present line; null where it has none, or where the file has ended.</summary>
    public string? Type { get; private set; }

    /// <summary>Whether there is no present line: the file has ended.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>How many lines there are between the header and the present line.</summary>
    public long Rows => number - 2;

    /// <summary>Goes to the next line.</summary>
    /// <returns>False where the file has ended.</returns>
    public bool Read()
    {
        number++;
        Type = null;
        IsAtEnd = !TryReadLine();
        if (IsAtEnd)
            return false;

        try
        {
            var json = new Utf8JsonReader(line.Span);
            if (json.Read() && json.Read() && json.ValueTextEquals("type"u8) && json.Read() && json.TokenType == JsonTokenType.String)
                Type = json.GetString();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Whoever parses the line says what is wrong with it.
        }

        return true;
    }

    /// <summary>The present line.</summary>
    /// <exception cref="StartupException">It is not valid.</exception>
    public TLine Parse<TLine>()
        where TLine : class
    {
        var type = options.GetTypeInfo(typeof(TLine));
        TLine? parsed = null;
        try
        {
            parsed = (TLine?)JsonSerializer.Deserialize(line.Span, type);
        }
        catch (JsonException)
        {
            // JsonErrorFinder says what is wrong.
        }

        if (parsed is null)
        {
            var (field, error) = JsonErrorFinder.Find(line, type).Errors[0];
            throw Error(field == "$" ? error : $"{field}: {error}");
        }

        foreach (var (field, get, rules) in RulesOf(type))
        {
            var value = get(parsed);
            if (Array.Find(rules, rule => !rule.IsValid(value)) is { } broken)
                throw Error($"{field}: {broken.FormatErrorMessage(field)}");

            // A request is trimmed before it is looked at; a file says what the ledger is to hold.
            if (value is string text && Array.Exists(rules, rule => rule is TextAttribute) && text.Trim() != text)
                throw Error($"{field}: Must not begin or end with a blank.");
        }

        return parsed;
    }

    /// <summary>What is wrong with the present line.</summary>
    public StartupException Error(string message) => new($"restore: nothing was restored: line {number}: {message}");

    private bool TryReadLine()
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = buffer.AsMemory(start, length);
                start += length + 1;

                return true;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == MaxLineBytes)
                throw Error($"It is longer than {MaxLineBytes} bytes.");

            if (end == buffer.Length)
                Array.Resize(ref buffer, 2 * end);

            var read = stream.Read(buffer, end, buffer.Length - end);
            end += read;
            if (read > 0)
                continue;

            // What stands behind the last line feed.
            line = buffer.AsMemory(0, end);
            (start, end) = (0, 0);

            return line.Length > 0;
        }
    }

    private (string Field, Func<object, object?> Get, ValidationAttribute[] Rules)[] RulesOf(JsonTypeInfo type)
    {
        if (!rulesByType.TryGetValue(type.Type, out var rules))
        {
            rules =
            [
                .. from property in type.Properties
                   let attributes = property.AttributeProvider!.GetCustomAttributes(typeof(ValidationAttribute), inherit: true)
                   where attributes.Length > 0
                   select (property.Name, property.Get!, attributes.Cast<ValidationAttribute>().ToArray()),
            ];
            rulesByType.Add(type.Type, rules);
        }

        return rules;
    }
}
