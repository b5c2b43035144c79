using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// Two links of a record type whose ends come in few combinations, each of which many records have: a store may keep a combination once.
/// What it says is a hint: no answer depends on it. Immutable.
/// </summary>
public sealed class LinkPair
{
    internal LinkPair(string name, Field first, Field second) => (Name, First, Second) = (name, first, second);

    /// <summary>What the two are together, as a name for a table or the like.</summary>
    public string Name { get; }

    /// <summary>The first link.</summary>
    public Field First { get; }

    /// <summary>The second link. Of a unique key that has one of the two, the other is a part too, behind it.</summary>
    public Field Second { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
