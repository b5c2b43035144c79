using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The organizations that an import's rows name: found once a batch, and made on the way when asked to, every missing level.
/// </summary>
internal sealed class ImportOrganizations(bool creates)
{
    private readonly Dictionary<string, Organization> _found = new(StringComparer.Ordinal);

    /// <summary>The organization; null when there is none, or none could be made: then the errors say why.</summary>
    public async ValueTask<Organization?> FindAsync(
        Decision decision, string text, string field, RowErrors errors, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(text, out var known))
        {
            return known;
        }

        if (!PathRules.CheckOrganization(errors.Input, field, text))
        {
            return null;
        }

        var found = await decision.References.FindOrganizationAsync(text, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            found = creates && EntityRef.Of(text).Id is null ? await CreateAsync(decision, text, field, errors, cancellationToken)
                .ConfigureAwait(false) : null;
            if (found is null && !errors.Has(field))
            {
                errors.Add(field, "organization.not_found", $"There is no organization '{text}'.");
            }
        }

        if (found is not null)
        {
            _found[text] = found;
        }

        return found;
    }

    /// <summary>Forgets what was found: some of it was not kept.</summary>
    public void Forget() => _found.Clear();

    private static async ValueTask<Organization?> CreateAsync(
        Decision decision, string text, string field, RowErrors errors, CancellationToken cancellationToken)
    {
        var keys = text.Split('/');
        foreach (var key in keys)
        {
            KeyRules.Check(errors.Input, field, key, RecordKind.Organization);
        }

        if (errors.Has(field))
        {
            return null;
        }

        var (parent, present) = await FindPresentAsync(decision, keys, cancellationToken).ConfigureAwait(false);
        for (var i = present; i < keys.Length; i++)
        {
            if (await decision.References.FindOrganizationAsync(keys[i], cancellationToken).ConfigureAwait(false) is not null)
            {
                errors.Add(
                    field, "organization.key.taken", $"The path '{text}' cannot be made: there is an organization '{keys[i]}' elsewhere.");
                return null;
            }

            var organization = new NewOrganization(keys[i]) { Parent = parent?.Id ?? default(EntityRef) };
            parent = await errors.TryAsync(field, OrganizationCreation.WriteAsync(decision, organization, cancellationToken))
                .ConfigureAwait(false);
            if (parent is null)
            {
                return null;
            }
        }

        return parent;
    }

    /// <summary>The longest beginning of the path that is there, and how many keys it takes.</summary>
    private static async ValueTask<(Organization? Last, int Count)> FindPresentAsync(
        Decision decision, string[] keys, CancellationToken cancellationToken)
    {
        for (var count = Math.Min(keys.Length - 1, Organization.MaxDepth); count > 0; count--)
        {
            var path = string.Join("/", keys.Take(count));
            if (await decision.References.FindOrganizationAsync(path, cancellationToken).ConfigureAwait(false) is { } last)
            {
                return (last, count);
            }
        }

        return (null, 0);
    }
}
