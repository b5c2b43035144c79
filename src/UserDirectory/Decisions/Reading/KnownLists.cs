using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Of which ids every record that names one in a field is known, and which these are. Not thread-safe.</summary>
internal sealed class KnownLists
{
    private readonly Dictionary<(Field Field, Guid Id), List<DirectoryRecord>> _lists = [];

    // Accounts that nothing can link to yet: mostly one.
    private Guid _firstNew;
    private HashSet<Guid>? _furtherNew;

    public bool Has(Field field, Guid id) => _lists.ContainsKey((field, id)) || IsOfNew(field, id);

    /// <summary>The records whose field names the id; null when it is not known which these are.</summary>
    public IReadOnlyList<DirectoryRecord>? Of(Field field, Guid id) =>
        _lists.TryGetValue((field, id), out var list) ? list : IsOfNew(field, id) ? [] : null;

    /// <summary>No record names this account yet.</summary>
    public void LearnNew(Guid userId)
    {
        if (_firstNew == Guid.Empty)
        {
            _firstNew = userId;
        }
        else
        {
            (_furtherNew ??= []).Add(userId);
        }
    }

    /// <summary>These are all records whose field names the id.</summary>
    public void Learn(Field field, Guid id, IReadOnlyList<DirectoryRecord> records) => _lists[(field, id)] = [.. records];

    /// <summary>
    /// These are all records that satisfy a filter; nothing is learned when it says more than which id a field names, or which of several.
    /// </summary>
    public void Learn(Filter filter, IReadOnlyList<DirectoryRecord> records)
    {
        switch (filter)
        {
            case Comparison { Operator: ComparisonOperator.Equal, Field: { Kind: FieldKind.Id, IsMany: false } field, Value: var value }:
                Learn(field, value.Id, records);
                break;
            case InList { Field: { Kind: FieldKind.Id, IsMany: false } field, Values: var values }:
                var byId = records.ToLookup(record => field.Read(record).Id);
                foreach (var id in values.Select(value => value.Id).Distinct())
                {
                    Learn(field, id, [.. byId[id]]);
                }

                break;
        }
    }

    /// <summary>Known records among which all are that satisfy a filter; null when it is not known of any such.</summary>
    public IReadOnlyCollection<DirectoryRecord>? Candidates(Filter? filter)
    {
        if (_lists.Count == 0 && _firstNew == Guid.Empty)
        {
            return null;
        }

        switch (filter)
        {
            case Comparison { Operator: ComparisonOperator.Equal, Field: { Kind: FieldKind.Id, IsMany: false } field, Value: var value }:
                return Of(field, value.Id);
            case InList { Field: { Kind: FieldKind.Id, IsMany: false } field, Values: var values }
                when values.All(value => Has(field, value.Id)):
                return [.. values.Select(value => value.Id).Distinct().SelectMany(id => Of(field, id)!)];
            case And and:
                return and.Filters.Select(Candidates).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }

    private bool IsOfNew(Field field, Guid id) => _firstNew != Guid.Empty && field.Refers == RecordKind.User
        && (id == _firstNew || _furtherNew?.Contains(id) == true);
}
