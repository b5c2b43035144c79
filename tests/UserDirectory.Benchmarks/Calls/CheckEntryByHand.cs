namespace UserDirectory.Benchmarks;

/// <summary>Name to bit, account and place to set, bit.</summary>
internal readonly struct CheckEntryByHand : ICall
{
    private readonly (Guid User, Guid Place)[] _entries;
    private readonly bool _isRandom;
    private readonly Dictionary<string, int> _permissions;
    private readonly Dictionary<(Guid User, Guid Place), ulong[]> _rights = [];

    public CheckEntryByHand(ITenantDirectory system, (Guid User, Guid Place)[] entries, bool isRandom)
    {
        (_entries, _isRandom) = (entries, isRandom);
        _permissions = system.Permissions.Catalogue.Select((name, index) => (name, index))
            .ToDictionary(each => each.name, each => each.index, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            _rights.Add(entry, [0x00FF_00FF_00FF_00FF]);
        }
    }

    public long At(int index)
    {
        var bit = _permissions["invoices.approve"];
        return _rights.TryGetValue(_entries[Draw.Of(index, _entries.Length, _isRandom)], out var set)
            && (set[bit >> 6] & (1UL << (bit & 63))) != 0 ? 1 : 0;
    }
}
