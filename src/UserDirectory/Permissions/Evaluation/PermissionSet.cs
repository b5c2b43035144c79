namespace UserDirectory;

/// <summary>
/// A set of declared permissions as bits, by their index in the catalogue. Immutable; compares by value, so that equal sets can be shared.
/// </summary>
internal sealed class PermissionSet(ulong[] bits) : IEquatable<PermissionSet>
{
    private readonly ulong[] _bits = bits;

    public bool Has(int index) => (_bits[index >> 6] & (1UL << (index & 63))) != 0;

    public bool Equals(PermissionSet? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => Equals(obj as PermissionSet);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var word in _bits)
        {
            hash = (hash * 31) + word.GetHashCode();
        }

        return hash;
    }
}
