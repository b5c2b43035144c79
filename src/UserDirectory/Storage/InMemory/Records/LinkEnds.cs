namespace UserDirectory.Storage.InMemory;

/// <summary>What a link joins: the row of each of its type's references, from 1; 0 where it has none.</summary>
internal readonly record struct LinkEnds(int First, int Second, int Third, int Fourth)
{
    /// <summary>The row of one of the references, by its place among them.</summary>
    public int this[int reference] => reference switch
    {
        0 => First,
        1 => Second,
        2 => Third,
        _ => Fourth,
    };
}
