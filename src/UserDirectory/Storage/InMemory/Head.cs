namespace UserDirectory.Storage.InMemory;

/// <summary>What a commit publishes: from then on, readers see it. Immutable.</summary>
/// <param name="Number">Counts the commits that wrote anything, sign-ins included; what a slot's versions are compared with.</param>
/// <param name="Sequence">The tenant's number, the last change's.</param>
/// <param name="Authority">The tenant's authority number.</param>
/// <param name="Counts">How many records there are of each type.</param>
internal sealed record Head(long Number, long Sequence, long Authority, int[] Counts)
{
    public static Head Empty { get; } = new(0, 0, 0, new int[RecordType.All.Count]);
}
