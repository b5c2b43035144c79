using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <content>What is known, and how it is learned.</content>
internal sealed partial class ReadSet
{
    /// <summary>Whether it knows the record with an id, or that there is none.</summary>
    public bool Knows(RecordKind kind, Guid id) => _records.ContainsKey((kind, id));

    /// <summary>The record with an id, when it is known; false when it is not. What is known may be that there is none.</summary>
    public bool TryGet(RecordKind kind, Guid id, out DirectoryRecord? record) => _records.TryGetValue((kind, id), out record);

    /// <summary>Whether it knows the record with a key, or that there is none.</summary>
    public bool Knows(in UniqueKey key) => _keys.TryGet(key, out _);

    /// <summary>Whether it knows every record whose field names this id.</summary>
    public bool Knows(Field field, Guid id) => _lists.Has(field, id);

    /// <summary>Whether it knows what an account has.</summary>
    public bool KnowsFacts(Guid userId) => _facts.ContainsKey(userId);

    /// <summary>The record with an id, as far as it is known; null when it is not, or when there is none.</summary>
    public T? Known<T>(Guid id)
        where T : DirectoryRecord => _records.TryGetValue((RecordType.Of<T>().Kind, id), out var record) ? (T?)record : null;

    /// <summary>The record with a key, as far as it is known; null when it is not, or when there is none.</summary>
    public T? Known<T>(in UniqueKey key)
        where T : DirectoryRecord => _keys.TryGet(key, out var record) ? (T?)record : null;

    /// <summary>The records whose field names this id, as far as they are known; empty when they are not.</summary>
    public IReadOnlyList<DirectoryRecord> KnownList(Field field, Guid id) => _lists.Of(field, id) ?? [];

    /// <summary>The records that satisfy a filter which was asked for, as far as they are known; empty when they are not.</summary>
    public IReadOnlyList<DirectoryRecord> KnownAnswer(RecordKind kind, Filter filter) =>
        _answers.TryGetValue((kind, filter), out var answer) ? answer : [];

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

    /// <summary>Knows a record from now on.</summary>
    public void Learn(DirectoryRecord record) => _records[(record.Kind, record.Id)] = record;

    /// <summary>A new account, which nothing can link to yet.</summary>
    public void LearnNew(Guid userId)
    {
        _lists.LearnNew(userId);
        _records[(RecordKind.Credential, userId)] = null;
        _records[(RecordKind.Picture, userId)] = null;
    }

    private void Learn(Read read, ReadAnswer answer)
    {
        for (var i = 0; i < answer.Records.Count; i++)
        {
            Learn(answer.Records[i]);
        }

        var found = answer.Records.Count > 0 ? answer.Records[0] : null;
        switch (read)
        {
            case Read.ById { Kind: var kind, Id: var id }:
                _records[(kind, id)] = found;
                break;
            case Read.ByKey byKey:
                _keys.Learn(byKey, found);
                break;
            case Read.Where { Kind: var kind, Filter: var filter } when !answer.HasMore:
                _answers[(kind, filter)] = answer.Records;
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
}
