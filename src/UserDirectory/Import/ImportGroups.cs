using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The groups that an import's rows name: found once a batch and place, and made on the way when asked to, in the tenant, every missing
/// level.
/// </summary>
internal sealed class ImportGroups(bool creates)
{
    private readonly Dictionary<(string Text, Guid? Place), Group> _found = [];
    private readonly Dictionary<Guid, AccessDeniedException?> _verdicts = [];
    private int _rightsVersion;

    /// <summary>
    /// Those of the groups that are there and can be used at the place, each once; for the others, the errors say why not.
    /// </summary>
    public async ValueTask<IReadOnlyList<RowTarget<Group>>> FindAsync(
        Decision decision, IReadOnlyList<RowName> names, Organization? place, RowErrors errors, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var groups = new List<RowTarget<Group>>(names.Count);
        var ids = new HashSet<Guid>();
        foreach (var name in names)
        {
            var group = await FindAsync(decision, name, place, errors, cancellationToken).ConfigureAwait(false);
            if (group is not null && ids.Add(group.Id))
            {
                groups.Add(new(group, name));
            }
        }

        return groups;
    }

    /// <summary>
    /// Refuses unless the actor may let an account join; found out once a batch, because all that it rests on stays the same in it but for
    /// the actor's own rights.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor may not.</exception>
    public async ValueTask MustAllowAsync(Decision decision, Group group, CancellationToken cancellationToken)
    {
        if (_rightsVersion != decision.Rights.Version)
        {
            _verdicts.Clear();
            _rightsVersion = decision.Rights.Version;
        }

        if (!_verdicts.TryGetValue(group.Id, out var refusal))
        {
            try
            {
                await GroupJoining.MustAllowAsync(decision, group, cancellationToken).ConfigureAwait(false);
            }
            catch (AccessDeniedException denied)
            {
                refusal = denied;
            }

            _verdicts[group.Id] = refusal;
        }

        if (refusal is not null)
        {
            throw refusal;
        }
    }

    /// <summary>Forgets what was found, and found out: what it rests on was not kept.</summary>
    public void Forget()
    {
        _found.Clear();
        ForgetVerdicts();
    }

    /// <summary>Forgets whether the actor may let accounts join: his own rights have changed.</summary>
    public void ForgetVerdicts() => _verdicts.Clear();

    private async ValueTask<Group?> FindAsync(
        Decision decision, RowName name, Organization? place, RowErrors errors, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue((name.Text, place?.Id), out var known))
        {
            return known;
        }

        var field = name.FieldOf(nameof(ImportRow.Groups));
        if (!PathRules.CheckGroup(errors.Input, field, name.Text))
        {
            return null;
        }

        var group = await errors.TryAsync(field, decision.References.FindGroupAsync(name.Text, place, cancellationToken))
            .ConfigureAwait(false);
        if (errors.Has(field))
        {
            return null;
        }

        if (group is null && creates && CanBeMade(name.Text))
        {
            group = await CreateAsync(decision, name.Text, field, errors, cancellationToken).ConfigureAwait(false);
        }
        else if (group is null || (place is not null && !GivableRoles.IsUsableAt(group.OrganizationId, place)))
        {
            errors.Add(field, "group.not_found", $"There is no group '{name.Text}' that can be joined from there.");
            return null;
        }

        if (group is not null)
        {
            _found[(name.Text, place?.Id)] = group;
        }

        return group;
    }

    // An id or an organization's own group cannot be made in the tenant.
    private static bool CanBeMade(string text) => EntityRef.Of(text).Id is null && text.IndexOf(':') < 0;

    private static async ValueTask<Group?> CreateAsync(
        Decision decision, string text, string field, RowErrors errors, CancellationToken cancellationToken)
    {
        var keys = text.Split('/');
        foreach (var key in keys)
        {
            KeyRules.Check(errors.Input, field, key, RecordKind.Group);
        }

        if (errors.Has(field))
        {
            return null;
        }

        var (parent, present) = await FindPresentAsync(decision, keys, cancellationToken).ConfigureAwait(false);
        for (var i = present; i < keys.Length; i++)
        {
            if (await decision.References.FindGroupAsync(keys[i], null, cancellationToken).ConfigureAwait(false) is not null)
            {
                errors.Add(field, "group.key.taken", $"The path '{text}' cannot be made: the tenant has a group '{keys[i]}' elsewhere.");
                return null;
            }

            var group = new NewGroup(keys[i]) { Parent = parent?.Id ?? default(EntityRef) };
            parent = await errors.TryAsync(field, GroupCreation.WriteAsync(decision, group, cancellationToken)).ConfigureAwait(false);
            if (parent is null)
            {
                return null;
            }
        }

        return parent;
    }

    /// <summary>The longest beginning of the path that the tenant's own groups have, and how many keys it takes.</summary>
    private static async ValueTask<(Group? Last, int Count)> FindPresentAsync(
        Decision decision, string[] keys, CancellationToken cancellationToken)
    {
        for (var count = Math.Min(keys.Length, Group.MaxDepth); count > 0; count--)
        {
            var path = string.Join("/", keys.Take(count));
            if (await decision.References.FindGroupAsync(path, null, cancellationToken).ConfigureAwait(false) is { } last)
            {
                return (last, count);
            }
        }

        return (null, 0);
    }
}
