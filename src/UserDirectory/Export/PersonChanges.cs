using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Looks through the kept feed for what was done to a person and by him.</summary>
internal sealed class PersonChanges(IDirectoryReader reader, User person)
{
    private const int ChangesAtOnce = 500;

    /// <summary>What of a person's fields is his own to see; other fields tell of others, or of how sign-ins are kept.</summary>
    private static readonly HashSet<string> s_own = new(StringComparer.Ordinal)
    {
        nameof(User.Key), nameof(User.DisplayName), nameof(User.GivenName), nameof(User.FamilyName),
        nameof(User.Email), nameof(User.EmailVerifiedAt), nameof(User.Culture),
        nameof(User.TimeZone), nameof(User.IsTechnician), nameof(User.IsServiceAccount), nameof(User.Status),
        nameof(User.ExternalId), nameof(User.Attributes), nameof(User.Grants),
        nameof(User.AccessRules), nameof(Membership.ValidFrom), nameof(Membership.ValidUntil),
    };

    public async ValueTask<IReadOnlyList<PersonChange>> ListAsync(CancellationToken cancellationToken)
    {
        var told = new List<PersonChange>();
        var own = await OwnLinksAsync(cancellationToken).ConfigureAwait(false);
        var after = 0L;
        IReadOnlyList<Change> page;
        do
        {
            var query = new Query<Change>(
                person.TenantId)
            { Where = ChangeFields.Number.GreaterThan(after), OrderBy = [ChangeFields.Number], Take = ChangesAtOnce };
            page = (await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Items;
            foreach (var change in page)
            {
                after = change.Number;
                told.AddRange(change.Entries.Select(entry => Told(change, entry, own)).OfType<PersonChange>());
            }
        }
        while (page.Count == ChangesAtOnce);
        return told;
    }

    private PersonChange? Told(Change change, ChangeEntry entry, HashSet<Guid> own)
    {
        var isBy = change.Actor.UserId == person.Id;
        var isAbout = IsAbout(entry, own);
        return !isBy && !isAbout ? null : new(change.Number, change.At, entry.Verb, entry.Record)
        {
            IsByPerson = isBy,
            IsAboutPerson = isAbout,
            Fields = isAbout
                ? [.. entry.Fields.Select(field => s_own.Contains(field.Field) ? field : new FieldChange(field.Field, null))]
                : [],
        };
    }

    private bool IsAbout(ChangeEntry entry, HashSet<Guid> own) => entry.Record switch
    {
        RecordKind.User or RecordKind.Credential or RecordKind.Picture or RecordKind.DeletedUser => entry.Id == person.Id,
        RecordKind.Membership or RecordKind.GroupMember or RecordKind.RoleAssignment =>
            (entry.Id is { } id && own.Contains(id)) || (entry.Fields.FirstOrDefault(
                field => field.Field == nameof(Membership.UserId)) is { Value: { } user } && IsPerson(user)),
        RecordKind.Invitation => entry.Id is { } invitation && own.Contains(invitation),
        _ => false,
    };

    private bool IsPerson(string id) => Guid.TryParse(id, out var user) && user == person.Id;

    // An update of one tells its fields, and not whose it is.
    private async ValueTask<HashSet<Guid>> OwnLinksAsync(CancellationToken cancellationToken)
    {
        var own = new HashSet<Guid>();
        own.UnionWith((await ListAsync<Membership>(MembershipFields.UserId.EqualTo(person.Id), cancellationToken).ConfigureAwait(false))
            .Select(record => record.Id));
        own.UnionWith(
            (await ListAsync<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo(person.Id), cancellationToken).ConfigureAwait(false))
                .Select(record => record.Id));
        own.UnionWith((await ListAsync<Invitation>(InvitationFields.UserId.EqualTo(person.Id), cancellationToken).ConfigureAwait(false))
            .Select(record => record.Id));
        return own;
    }

    private ValueTask<IReadOnlyList<T>> ListAsync<T>(Filter where, CancellationToken cancellationToken)
        where T : DirectoryRecord => AllRecords.ReadAsync<T>(reader, person.TenantId, where, cancellationToken);
}
