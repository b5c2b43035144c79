using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Keys of one definition that are asked for. For one call; not thread-safe.</summary>
/// <param name="definition">The definition.</param>
/// <param name="tenant">The tenant.</param>
internal sealed class NamedKeys(KeyDefinition definition, TenantScope tenant)
{
    /// <summary>So many are looked through faster than an index of them is made.</summary>
    private const int Few = 16;

    private readonly List<(UniqueKey Key, int Index)> _asked = [];
    private ILookup<UniqueKey, int>? _places;

    public KeyDefinition Definition => definition;

    /// <summary>The keys, and where the answer to each belongs.</summary>
    public IReadOnlyList<(UniqueKey Key, int Index)> Asked => _asked;

    public void Add(in UniqueKey key, int index) => _asked.Add((key, index));

    /// <summary>What to look for: one condition for all of them where that serves, else one for each.</summary>
    public IEnumerable<Action<SqlText, string>> MakeConditions()
    {
        var texts = _asked.Select(each => each.Key.Text).Distinct(StringComparer.Ordinal).ToList();
        var owners = _asked.Select(each => each.Key.First).Distinct().ToList();
        return _asked.Count > 1 && KeySql.IsTogether(definition, texts.Count * owners.Count, _asked.Count)
            ? [(sql, alias) => KeySql.AppendAny(sql, definition, texts!, owners, alias, tenant)]
            : _asked.Select(each => (Action<SqlText, string>)((sql, alias) => KeySql.Append(sql, each.Key, alias, tenant)));
    }

    /// <summary>Answers with a record whatever asked for it.</summary>
    public void Answer(DirectoryRecord record, ReadAnswer answer, ReadAnswer[] answers)
    {
        if (definition.Read(record) is not { } key)
        {
            return;
        }

        if (_asked.Count > Few)
        {
            _places ??= _asked.ToLookup(each => each.Key, each => each.Index);
            foreach (var index in _places[key])
            {
                answers[index] = answer;
            }

            return;
        }

        foreach (var (asked, index) in _asked)
        {
            if (asked == key)
            {
                answers[index] = answer;
            }
        }
    }
}
