using System.Collections;

namespace UserDirectory;

/// <summary>
/// Custom attributes of an account: at most 64 names with their texts, ordered by name. Casing does not tell names apart. Immutable;
/// compares by value, with the spelling of the names.
/// </summary>
public sealed class UserAttributes : IReadOnlyDictionary<string, string>, IEquatable<UserAttributes>
{
    /// <summary>How many there may be.</summary>
    public const int MaxCount = 64;

    internal static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    private readonly KeyValuePair<string, string>[] _items;

    /// <summary>
    /// Attributes from names and texts. The rules on names, lengths and count are checked when they are given to an account, not here.
    /// </summary>
    /// <exception cref="ArgumentException">A name occurs twice, in whatever casing, or a name or text is null.</exception>
    public UserAttributes(IEnumerable<KeyValuePair<string, string>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = [.. items.OrderBy(item => item.Key, Names)];
        for (var i = 0; i < _items.Length; i++)
        {
            if (_items[i].Key is null || _items[i].Value is null || (i > 0 && Names.Equals(_items[i].Key, _items[i - 1].Key)))
            {
                throw new ArgumentException($"Attribute '{_items[i].Key}' occurs twice or has no text.", nameof(items));
            }
        }
    }

    /// <summary>No attributes.</summary>
    public static UserAttributes Empty { get; } = new([]);

    /// <summary>As <see cref="Lines"/> wrote them: no name has an equals sign.</summary>
    internal static UserAttributes Parse(IReadOnlyList<string> lines) => lines.Count == 0
        ? Empty
        : new(lines.Select(line => line.IndexOf('=') is var at and >= 0
            ? new KeyValuePair<string, string>(line.Substring(0, at), line.Substring(at + 1))
            : throw new ArgumentException($"{Quoted.Text(line)} is no attribute, which is name=text.", nameof(lines))));

    /// <summary><c>name=text</c> of each: as they are stored and queried.</summary>
    internal IReadOnlyList<string> Lines() => [.. _items.Select(item => $"{item.Key}={item.Value}")];

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _items.Select(item => item.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => _items.Select(item => item.Value);

    /// <inheritdoc/>
    public string this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no attribute '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string value)
    {
        foreach (var item in _items)
        {
            if (Names.Equals(item.Key, key))
            {
                value = item.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(UserAttributes? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UserAttributes);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Aggregate(_items.Length, (hash, item) => (hash * 31) ^ item.GetHashCode());

    /// <summary><c>name=text</c> of each, by comma.</summary>
    public override string ToString() => string.Join(", ", Lines());
}
