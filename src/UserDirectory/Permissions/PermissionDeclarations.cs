namespace UserDirectory;

/// <summary>The permissions that a host declares, beside those of the directory itself. Set up once, before the directory is used; not thread-safe.</summary>
public sealed class PermissionDeclarations
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>What was declared, sorted; without the directory's own.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Declares <c>resource.action</c> for each action. Declaring one twice is no error.</summary>
    /// <param name="resource">1 to 64 ASCII letters, digits, hyphens and underscores; none of the directory's own resources.</param>
    /// <param name="actions">At least one; named like the resource.</param>
    /// <returns>The same declarations, for more.</returns>
    /// <exception cref="ArgumentException">A name is not allowed, the resource is the directory's own, or there is no action.</exception>
    public PermissionDeclarations Add(string resource, params string[] actions)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(actions);
        if (!PermissionPattern.IsName(resource))
        {
            throw new ArgumentException($"'{resource}' is not a resource name: 1 to 64 ASCII letters, digits, hyphens and underscores are allowed.", nameof(resource));
        }

        if (DirectoryPermissions.All.Any(name => name.StartsWith(resource + ".", StringComparison.Ordinal)))
        {
            throw new ArgumentException($"'{resource}' is a resource of the directory itself; choose another name.", nameof(resource));
        }

        if (actions.Length == 0)
        {
            throw new ArgumentException($"Resource '{resource}' needs at least one action.", nameof(actions));
        }

        foreach (var action in actions)
        {
            if (action is null || !PermissionPattern.IsName(action))
            {
                throw new ArgumentException($"'{action}' is not an action name: 1 to 64 ASCII letters, digits, hyphens and underscores are allowed.", nameof(actions));
            }

            _names.Add($"{resource}.{action}");
        }

        return this;
    }
}
