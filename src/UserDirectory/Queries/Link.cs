using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>
/// A way from records of one type to records of another, for <see cref="AnyLinked"/>: those whose fields hold the same id. Immutable.
/// </summary>
public sealed class Link
{
    internal Link(string name, Field from, Field to) => (Name, FromField, ToField) = (name, from, to);

    /// <summary>The link's name, unique among those of its record type.</summary>
    public string Name { get; }

    /// <summary>The record type that the link starts from.</summary>
    public RecordKind From => FromField.Record;

    /// <summary>The record type that the link leads to.</summary>
    public RecordKind To => ToField.Record;

    /// <summary>The field of the start; missing leads nowhere.</summary>
    public Field FromField { get; }

    /// <summary>The field of the end that holds the same id.</summary>
    public Field ToField { get; }

    /// <summary>Whether at most one record stands at the other end, whose id it is; else there may be many.</summary>
    public bool IsToOne => ToField.IsOwnId;

    /// <summary>A hint to providers: what an index over the field of the end is worth.</summary>
    public IndexWorth Worth => ToField.Worth;

    /// <summary>A filter: a record at the other end satisfies this one; without one, there is a record at all.</summary>
    public Filter Any(Filter? filter = null) => new AnyLinked(this, filter);

    /// <summary>The name, with its record type.</summary>
    public override string ToString() => $"{From}.{Name}";
}
