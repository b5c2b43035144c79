using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A reader that keeps what it has read, so that one attempt of a call asks a store for each thing once, and for many at once (<see cref="ReadAsync"/>): what is known is
/// answered from here, whatever else is asked of the store below. What it keeps is of one authority number. Not thread-safe; lives for one attempt.
/// </summary>
/// <param name="below">The store.</param>
/// <param name="tenantId">The tenant, the only one that can be read.</param>
internal sealed class ReadSet(IDirectoryReader below, Guid tenantId) : IDirectoryReader
{
    private readonly Dictionary<(RecordKind Kind, Guid Id), DirectoryRecord?> _records = [];
    private readonly Dictionary<UniqueKey, DirectoryRecord?> _keys = [];
    private readonly KnownLists _lists = new();
    private readonly Dictionary<Guid, AccessFacts> _facts = [];
    private long? _authority;

    /// <summary>Whether it knows the record with an id, or that there is none.</summary>
    public bool Knows(RecordKind kind, Guid id) => _records.ContainsKey((kind, id));

    /// <summary>Whether it knows the record with a key, or that there is none.</summary>
    public bool Knows(in UniqueKey key) => _keys.ContainsKey(key);

    /// <summary>Whether it knows every record whose field names this id.</summary>
    public bool Knows(Field field, Guid id) => _lists.Has(field, id);

    /// <summary>Whether it knows what an account has.</summary>
    public bool KnowsFacts(Guid userId) => _facts.ContainsKey(userId);

    /// <summary>The record with an id, as far as it is known; null when it is not, or when there is none.</summary>
    public T? Known<T>(Guid id)
        where T : DirectoryRecord => _records.TryGetValue((RecordType.Of<T>().Kind, id), out var record) ? (T?)record : null;

    /// <summary>The record with a key, as far as it is known; null when it is not, or when there is none.</summary>
    public T? Known<T>(in UniqueKey key)
        where T : DirectoryRecord => _keys.TryGetValue(key, out var record) ? (T?)record : null;

    /// <summary>The records whose field names this id, as far as they are known; empty when they are not.</summary>
    public IReadOnlyList<DirectoryRecord> KnownList(Field field, Guid id) => _lists.Of(field, id) ?? [];

    /// <summary>What an account has, at no organization, as far as it is known; null when it is not.</summary>
    public AccessFacts? KnownFacts(Guid userId) => _facts.TryGetValue(userId, out var facts) ? facts : null;

    /// <summary>An organization and all above it, itself first, as far as all of them are known; null when one is not.</summary>
    public IReadOnlyList<Organization>? KnownPath(Guid organizationId)
    {
        if (!_records.TryGetValue((RecordKind.Organization, organizationId), out var record))
        {
            return null;
        }

        if (record is not Organization organization)
        {
            return [];
        }

        var path = new List<Organization>(organization.AncestorIds.Count + 1) { organization };
        for (var i = organization.AncestorIds.Count - 1; i >= 0; i--)
        {
            if (!_records.TryGetValue((RecordKind.Organization, organization.AncestorIds[i]), out var above))
            {
                return null;
            }

            if (above is Organization ancestor)
            {
                path.Add(ancestor);
            }
        }

        return path;
    }

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
        _records.TryGetValue((RecordType.Of<T>().Kind, id), out var known) ? new((T?)known) : FindBelowAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => _keys.TryGetValue(key, out var known) ? new((T?)known) : FindBelowAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord =>
        _lists.Candidates(query.Where) is { } candidates && KnownQuery.Answer(query, candidates) is { } page ? new(page) : below.QueryAsync(query, cancellationToken);

    /// <exception cref="DecisionOvertakenException">The authority number has moved since the first reads.</exception>
    public async ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
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

        var read = await below.ReadAccessAsync(tenantId, isKnown ? Guid.Empty : userId, organizationId, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Knows a record from now on.</summary>
    public void Learn(DirectoryRecord record) => _records[(record.Kind, record.Id)] = record;

    private bool IsKnown(Read read) => read switch
    {
        Read.ById { Kind: var kind, Id: var id } => Knows(kind, id),
        Read.ByKey { Key: var key } => Knows(key),
        Read.Access { UserId: var user, OrganizationId: var place } => KnowsFacts(user) && (place is not { } id || KnownPath(id) is not null),
        Read.Where { Filter: var filter } => _lists.Candidates(filter) is not null && KnownQuery.IsSimple(filter),
        _ => false,
    };

    private void Learn(Read read, ReadAnswer answer)
    {
        foreach (var record in answer.Records)
        {
            Learn(record);
        }

        var found = answer.Records.Count > 0 ? answer.Records[0] : null;
        switch (read)
        {
            case Read.ById { Kind: var kind, Id: var id }:
                _records[(kind, id)] = found;
                break;
            case Read.ByKey { Key: var key }:
                _keys[key] = found;
                break;
            case Read.Where { Filter: var filter } when !answer.HasMore:
                _lists.Learn(filter, answer.Records);
                break;
            case Read.Access { UserId: var user, OrganizationId: var place }:
                Learn(user, place, answer.Access!);
                break;
        }
    }

    private void Learn(Guid userId, Guid? place, AccessFacts facts)
    {
        Learn(facts.Tenant);
        foreach (var above in facts.Path)
        {
            Learn(above);
        }

        if (place is { } id && facts.Path.Count == 0)
        {
            _records[(RecordKind.Organization, id)] = null;
        }

        if (_facts.ContainsKey(userId))
        {
            return;
        }

        _facts[userId] = facts.Path.Count == 0 ? facts : facts with { Path = [] };
        if (userId != Guid.Empty)
        {
            LearnHoldings(userId, facts);
        }
    }

    private void LearnHoldings(Guid userId, AccessFacts facts)
    {
        _records[(RecordKind.User, userId)] = facts.User;
        foreach (var group in facts.Groups)
        {
            Learn(group);
        }

        foreach (var role in facts.Roles)
        {
            Learn(role);
        }

        _lists.Learn(MembershipFields.UserId, userId, facts.Memberships);
        _lists.Learn(RoleAssignmentFields.UserId, userId, [.. facts.Assignments.Where(assignment => assignment.UserId == userId)]);
    }

    private void MustBeOf(long authority)
    {
        _authority ??= authority;
        if (_authority != authority)
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
        _keys[key] = found;
        if (found is not null)
        {
            Learn(found);
        }

        return found;
    }
}
