using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>A property that lists show, and what it is in the core: a field, or (only for flags) a condition. Immutable.</summary>
/// <param name="Name">The name as it is documented.</param>
/// <param name="Kind">What kind of value it has.</param>
internal sealed record ListProperty(string Name, FieldKind Kind)
{
    /// <summary>The core's field; null when the property is derived.</summary>
    public Field? Field { get; init; }

    /// <summary>When a derived flag is true; null for a field.</summary>
    public Filter? Holds { get; init; }

    /// <summary>The names that stand for its numbers; null when there are none.</summary>
    public Type? Names { get; init; }

    /// <summary>Whether it has the same value everywhere, so that sorting by it changes nothing.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Whether lists may be sorted by it.</summary>
    public bool IsSortable { get; init; }

    /// <summary>A property that is a field of the core.</summary>
    /// <param name="name">The documented name.</param>
    /// <param name="field">The core's field.</param>
    /// <param name="isLong">Whether its texts are too long to be carried in a link, so that lists cannot be sorted by it.</param>
    public static ListProperty Of(string name, Field field, bool isLong = false) =>
        new(name, field.Kind) { Field = field, IsSortable = field.IsSortable && !isLong };

    /// <summary>A flag that is true where a condition holds.</summary>
    public static ListProperty Flag(string name, Filter holds) => new(name, FieldKind.Boolean) { Holds = holds };

    /// <summary>A flag that is false everywhere.</summary>
    public static ListProperty Never(string name) =>
        new(name, FieldKind.Boolean) { Holds = Filter.Any(), IsConstant = true, IsSortable = true };

    /// <summary>What a caller may compare it with, for messages.</summary>
    public string Takes => Kind switch
    {
        FieldKind.Text => "a text in single quotes",
        FieldKind.Boolean => "true or false",
        FieldKind.Number when Names is not null => $"a whole number that stands for one, or one of the names "
            + $"{string.Join(", ", Names.GetEnumNames().Select(name => $"'{name}'"))}",
        FieldKind.Number => "a whole number",
        FieldKind.Id => "an id such as 0d5f4c6e-7a0e-4d53-9b43-4a1f2f6c1c11",
        _ => "a time such as 2026-01-31T12:00:00Z",
    };
}
