using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The roles that an import's rows name: found once a batch and place, and made on the way when asked to, in the tenant and without any
/// pattern.
/// </summary>
internal sealed class ImportRoles(bool creates)
{
    private readonly Dictionary<(string Text, Guid? Place), Role> _found = [];
    private readonly Dictionary<Guid, IReadOnlyList<Role>> _defaults = [];

    /// <summary>
    /// Those of the roles that are there and can be used at the place, each once; for the others, the errors say why not.
    /// </summary>
    public async ValueTask<IReadOnlyList<RowTarget<Role>>> FindAsync(
        Decision decision, IReadOnlyList<RowName> names, Organization? place, RowErrors errors, CancellationToken cancellationToken)
    {
        var roles = new List<RowTarget<Role>>(names.Count);
        var ids = new HashSet<Guid>();
        foreach (var name in names)
        {
            var role = await FindAsync(decision, name, place, errors, cancellationToken).ConfigureAwait(false);
            if (role is not null && ids.Add(role.Id))
            {
                roles.Add(new(role, name));
            }
        }

        return roles;
    }

    /// <summary>The default roles of a place.</summary>
    public async ValueTask<IReadOnlyList<Role>> ListDefaultsAsync(
        Decision decision, Organization? place, CancellationToken cancellationToken)
    {
        var key = place?.Id ?? Guid.Empty;
        if (!_defaults.TryGetValue(key, out var roles))
        {
            _defaults[key] = roles = await GivableRoles.ListDefaultsAsync(decision, place, cancellationToken).ConfigureAwait(false);
        }

        return roles;
    }

    /// <summary>Forgets what was found: some of it was not kept.</summary>
    public void Forget() => _found.Clear();

    private async ValueTask<Role?> FindAsync(
        Decision decision, RowName name, Organization? place, RowErrors errors, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue((name.Text, place?.Id), out var known))
        {
            return known;
        }

        var field = name.FieldOf(nameof(ImportRow.Roles));
        if (!PathRules.CheckRole(errors.Input, field, name.Text))
        {
            return null;
        }

        var role = await errors.TryAsync(field, decision.References.FindRoleAsync(name.Text, place, cancellationToken))
            .ConfigureAwait(false);
        if (errors.Has(field))
        {
            return null;
        }

        if (role is null && creates && CanBeMade(name.Text))
        {
            role = await CreateAsync(decision, name.Text, field, errors, cancellationToken).ConfigureAwait(false);
        }
        else if (role is null || !GivableRoles.IsUsableAt(role.OrganizationId, place))
        {
            errors.Add(field, "role.not_found", $"There is no role '{name.Text}' that can be given there.");
            return null;
        }

        if (role is not null)
        {
            _found[(name.Text, place?.Id)] = role;
        }

        return role;
    }

    // An id or an organization's own role cannot be made in the tenant.
    private static bool CanBeMade(string text) => EntityRef.Of(text).Id is null && text.IndexOf(':') < 0;

    private static async ValueTask<Role?> CreateAsync(
        Decision decision, string key, string field, RowErrors errors, CancellationToken cancellationToken)
    {
        KeyRules.Check(errors.Input, field, key, RecordKind.Role);
        return errors.Has(field)
            ? null
            : await errors.TryAsync(field, RoleCreation.WriteAsync(decision, new NewRole(key), cancellationToken)).ConfigureAwait(false);
    }
}
