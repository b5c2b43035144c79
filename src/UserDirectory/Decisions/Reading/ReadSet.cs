using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A reader that keeps what it has read, so that one attempt of a call asks a store for each thing once, and for many at once
/// (<see cref="ReadAsync"/>): what is known is answered from here, whatever else is asked of the store below. What it keeps is of one
/// authority number. Not thread-safe; lives for one attempt.
/// </summary>
/// <param name="below">The store.</param>
/// <param name="tenantId">The tenant, the only one that can be read.</param>
/// <param name="followsAuthority">Whether rights may change meanwhile, because nothing is decided: for reads.</param>
internal sealed partial class ReadSet(IDirectoryReader below, Guid tenantId, bool followsAuthority = false) : IDirectoryReader
{
    // The tenant, the place, what is named there.
    private const int Usual = 7;

    private readonly Dictionary<(RecordKind Kind, Guid Id), DirectoryRecord?> _records = new(Usual);
    private readonly KnownKeys _keys = new();
    private readonly KnownLists _lists = new();
    private readonly Dictionary<(RecordKind Kind, Filter Filter), IReadOnlyList<DirectoryRecord>> _answers = [];
    private readonly Dictionary<Guid, AccessFacts> _facts = [];
    private long? _authority;

    public Guid TenantId => tenantId;

    /// <summary>Reads all of this at once, and knows it from now on. False when the tenant is unknown.</summary>
    /// <exception cref="DecisionOvertakenException">The authority number has moved since the first reads.</exception>
    public async ValueTask<bool> ReadAsync(IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        if (await below.ReadManyAsync(tenantId, reads, cancellationToken).ConfigureAwait(false) is not { } results)
        {
            return false;
        }

        MustBeOf(results.Authority);
        for (var i = 0; i < reads.Count; i++)
        {
            Learn(reads[i], results.Answers[i]);
        }

        return true;
    }

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord =>
        _records.TryGetValue((RecordType.Of<T>().Kind, id), out var known)
            ? new((T?)known)
            : FindBelowAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord =>
        _keys.TryGet(key, out var known) || TryFindLink(key, out known) || _keys.TryGetCompared(key, out known)
            ? new((T?)known)
            : FindBelowAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord =>
        AnswerOf(query) is { } page ? new(page) : below.QueryAsync(query, cancellationToken);

    /// <exception cref="DecisionOvertakenException">The authority number has moved since the first reads.</exception>
    public async ValueTask<AccessFacts?> ReadAccessAsync(
        Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        var isKnown = _facts.TryGetValue(userId, out var facts);
        if (isKnown && organizationId is null)
        {
            return facts;
        }

        if (isKnown && KnownPath(organizationId!.Value) is { } path)
        {
            return facts! with { Path = path };
        }

        var read = await below.ReadAccessAsync(tenantId, isKnown ? Guid.Empty : userId, organizationId, cancellationToken)
            .ConfigureAwait(false);
        if (read is not null)
        {
            MustBeOf(read.Authority);
            Learn(userId, organizationId, isKnown ? facts! with { Path = read.Path } : read);
        }

        return isKnown && read is not null ? facts! with { Path = read.Path } : read;
    }

    public async ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        await ReadAsync([.. reads.Where(read => !IsKnown(read))], cancellationToken).ConfigureAwait(false)
            ? await OneByOne.ReadAsync(this, tenantId, reads, cancellationToken).ConfigureAwait(false)
            : null;

    /// <exception cref="NotSupportedException">Always: a call is about one tenant.</exception>
    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Decisions read one tenant.");

    /// <summary>
    /// A membership, a place in a group or an assignment is one of all that its account (or group) has, when these are known.
    /// </summary>
    private bool TryFindLink(in UniqueKey key, out DirectoryRecord? found)
    {
        var definition = key.Definition;
        var all = definition == RecordKeys.Membership ? _lists.Of(MembershipFields.UserId, key.First)
            : definition == RecordKeys.GroupMember
                ? _lists.Of(GroupMemberFields.UserId, key.Second) ?? _lists.Of(GroupMemberFields.GroupId, key.First)
            : definition == RecordKeys.RoleAssignment
                ? _lists.Of(RoleAssignmentFields.UserId, key.First) ?? _lists.Of(RoleAssignmentFields.GroupId, key.First)
            : null;
        found = null;
        for (var i = 0; i < all?.Count; i++)
        {
            if (definition.Read(all[i]) == key)
            {
                found = all[i];
                return true;
            }
        }

        return all is not null
            || (definition == RecordKeys.GroupMember && KnownFacts(key.Second) is { } facts && !facts.MemberOf.Contains(key.First));
    }

    /// <summary>The page, when everything that it stands on is known; else null.</summary>
    private Page<T>? AnswerOf<T>(Query<T> query)
        where T : DirectoryRecord =>
        query.Where is null ? null
        : _answers.Count > 0 && _answers.TryGetValue((RecordType.Of<T>().Kind, query.Where), out var answer)
            ? new KnownQuery(this).Answer(query with { Where = null }, answer)
        : (_lists.Candidates(query.Where) ?? NamedById(RecordType.Of<T>().Kind, query.Where)) is { } candidates
            ? new KnownQuery(this).Answer(query, candidates)
        : null;

    /// <summary>The records that a filter names by their ids, when all of them are known; else null.</summary>
    private List<DirectoryRecord>? NamedById(RecordKind kind, Filter filter)
    {
        if (filter is not InList { Field.IsOwnId: true, Values: var values })
        {
            return null;
        }

        var found = new List<DirectoryRecord>(values.Count);
        foreach (var id in values.Select(value => value.Id).Distinct())
        {
            if (!_records.TryGetValue((kind, id), out var record))
            {
                return null;
            }

            if (record is not null)
            {
                found.Add(record);
            }
        }

        return found;
    }

    private bool IsKnown(Read read) => read switch
    {
        Read.ById { Kind: var kind, Id: var id } => Knows(kind, id),
        Read.ByKey { Key: var key } => Knows(key),
        Read.Access { UserId: var user, OrganizationId: var place } => KnowsFacts(user)
            && (place is not { } id || KnownPath(id) is not null),
        Read.Where { Kind: var kind, Filter: var filter } => _answers.ContainsKey((kind, filter)),
        _ => false,
    };

    private void MustBeOf(long authority)
    {
        _authority ??= authority;
        if (_authority != authority && !followsAuthority)
        {
            throw new DecisionOvertakenException();
        }
    }

    private async ValueTask<T?> FindBelowAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var found = await below.FindAsync<T>(tenantId, id, cancellationToken).ConfigureAwait(false);
        _records[(RecordType.Of<T>().Kind, id)] = found;
        return found;
    }

    private async ValueTask<T?> FindBelowAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var found = await below.FindByKeyAsync<T>(key, cancellationToken).ConfigureAwait(false);
        _keys.Learn(new Read.ByKey(key), found);
        if (found is not null)
        {
            Learn(found);
        }

        return found;
    }
}
