using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The values to compare a field with: those that records have, their neighbours, parts of them, and one that none has.</summary>
internal static class Operands
{
    public static IReadOnlyList<FieldValue> Of(Field field, IEnumerable<DirectoryRecord> records)
    {
        var values = records.SelectMany(field.ReadMany).Distinct().ToList();
        return [.. values.Concat(values.SelectMany(Near)).Append(Stranger(field.Kind)).Distinct()];
    }

    private static IEnumerable<FieldValue> Near(FieldValue value) => value.Kind switch
    {
        FieldKind.Number => [value.Number - 1, value.Number + 1],
        FieldKind.Time => [value.Time.AddTicks(-10), value.Time.AddTicks(10)],
        FieldKind.Text => [value.Text + "a", Runes(value.Text!, 1), value.Text!.ToLowerInvariant()],
        _ => [],
    };

    private static FieldValue Stranger(FieldKind kind) => kind switch
    {
        FieldKind.Text => "%",
        FieldKind.Boolean => true,
        FieldKind.Number => long.MaxValue,
        FieldKind.Id => Guid.Empty,
        _ => new DateTimeOffset(1901, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>The first characters, never half of one.</summary>
    private static string Runes(string text, int count) => string.Concat(text.EnumerateRunes().Take(count));
}
