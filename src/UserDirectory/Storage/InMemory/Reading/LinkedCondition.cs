using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Whether one of the records that a link leads to satisfies a condition. Where many records lead to the same ends, the answer is
/// remembered by what leads there: each asking again would make a condition that goes there and back cost the square of their number.
/// </summary>
internal sealed class LinkedCondition
{
    private readonly Field _from;
    private readonly Field _to;
    private readonly Snapshot _view;
    private readonly Predicate<DirectoryRecord>? _inner;

    // The condition, where it is to have an id: links have that at hand, without a record of them.
    private readonly Comparison? _hasId;
    private readonly IPostings? _ends;
    private readonly Dictionary<Guid, bool>? _answers;

    private LinkedCondition(AnyLinked linked, Snapshot view)
    {
        (_from, _to, _view) = (linked.Link.FromField, linked.Link.ToField, view);
        _inner = linked.Inner is null ? null : FilterEvaluation.Of(linked.Inner, view);
        _hasId = linked.Inner is Comparison { Operator: ComparisonOperator.Equal, Field: { Kind: FieldKind.Id, IsMany: false } } equal
            ? equal
            : null;
        _ends = _to.IsMany ? null : view.PostingsOf(_to);
        _answers = _inner is null || !view.IsSettled || _from.IsOwnId ? null : [];
    }

    public static Predicate<DirectoryRecord> Of(AnyLinked linked, Snapshot view)
    {
        var from = linked.Link.FromField;
        return ByKey(linked, view) is { } byKey
            ? record => from.Read(record) is { IsMissing: false } value && byKey(value.Id)
            : new LinkedCondition(linked, view).Matches;
    }

    /// <summary>
    /// The condition by what leads to the ends, when that and the condition together are a unique key, as to be a member of one
    /// organization is: one look-up, where postings lead from record to record. Null when they are none.
    /// </summary>
    private static Predicate<Guid>? ByKey(AnyLinked linked, Snapshot view)
    {
        if (linked.Inner is not Comparison { Operator: ComparisonOperator.Equal } equal)
        {
            return null;
        }

        var (to, other) = (linked.Link.ToField, equal.Value.Id);
        foreach (var key in RecordType.Of(linked.Link.To).Keys)
        {
            if (key is { Text: null, Ids.Count: 2 } && view.KeysOf(key) is { } index)
            {
                if (IsOf(key.Ids[0], to) && IsOf(key.Ids[1], equal.Field))
                {
                    return id => view.Contains(index, key.For(view.TenantId, id, other));
                }

                if (IsOf(key.Ids[1], to) && IsOf(key.Ids[0], equal.Field))
                {
                    return id => view.Contains(index, key.For(view.TenantId, other, id));
                }
            }
        }

        return null;
    }

    private static bool IsOf(IReadOnlyList<Column> columns, Field field) => columns.Count == 1 && ReferenceEquals(columns[0].Field, field);

    private bool Matches(DirectoryRecord record)
    {
        var value = _from.Read(record);
        if (value.IsMissing)
        {
            return false;
        }

        if (_answers is null)
        {
            return AnyMatches(value);
        }

        if (!_answers.TryGetValue(value.Id, out var answer))
        {
            _answers[value.Id] = answer = AnyMatches(value);
        }

        return answer;
    }

    private bool AnyMatches(in FieldValue value)
    {
        if (_ends is null)
        {
            return AnyElsewhere(value);
        }

        foreach (var slot in _ends.Find(value))
        {
            if (_hasId is null
                ? _view.Read(slot) is { } end && (_inner is null || _inner(end)) && _to.Read(end).Equals(value)
                : _view.Read(slot, _hasId.Field).Equals(_hasId.Value) && _view.Read(slot, _to).Equals(value))
            {
                return true;
            }
        }

        return false;
    }

    private bool AnyElsewhere(in FieldValue value)
    {
        foreach (var end in _view.Having(_to, value))
        {
            if (_inner is null || _inner(end))
            {
                return true;
            }
        }

        return false;
    }
}
