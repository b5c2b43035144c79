using System.Collections;

namespace UserDirectory;

/// <summary>
/// A copy of the attributes that a caller gives, before anything is judged: a mapping that tells names apart by other rules than ours may
/// hold one twice. Immutable.
/// </summary>
internal sealed class CopiedAttributes(IEnumerable<KeyValuePair<string, string>> given) : IReadOnlyDictionary<string, string>
{
    private readonly KeyValuePair<string, string>[] _items = [.. given];

    public int Count => _items.Length;

    public IEnumerable<string> Keys => _items.Select(item => item.Key);

    public IEnumerable<string> Values => _items.Select(item => item.Value);

    public string this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no attribute '{key}'.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, out string value)
    {
        var item = Array.Find(_items, item => UserAttributes.Names.Equals(item.Key, key));
        value = item.Value;
        return item.Key is not null;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
