namespace UserDirectory;

/// <summary>
/// The permissions that a host declares, beside those of the directory itself. Set up once, before the directory is used; not thread-safe.
/// </summary>
public sealed class PermissionDeclarations
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>What was declared, sorted; without the directory's own.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>What is wrong with what was to be declared, each to be read behind the name of the option.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>
    /// Declares <c>resource.action</c> for each action. Declaring one twice is no error. A name that is not allowed, a resource of the
    /// directory's own or no action is refused together with what else is wrong with the options (<see cref="UserDirectoryOptions"/>), and
    /// declares nothing.
    /// </summary>
    /// <param name="resource">1 to 64 ASCII letters, digits, hyphens and underscores; none of the directory's own resources.</param>
    /// <param name="actions">At least one; named like the resource.</param>
    /// <returns>The same declarations, for more.</returns>
    /// <exception cref="ArgumentNullException">There is no resource, or null in place of the actions.</exception>
    public PermissionDeclarations Add(string resource, params string[] actions)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(actions);
        if (FaultOf(resource, actions) is { } fault)
        {
            _faults.Add(fault);
            return this;
        }

        foreach (var action in actions)
        {
            _names.Add($"{resource}.{action}");
        }

        return this;
    }

    private static string? FaultOf(string resource, string[] actions) =>
        !PermissionPattern.IsName(resource)
            ? $"has the resource '{resource}': 1 to 64 ASCII letters, digits, hyphens and underscores are allowed."
        : DirectoryPermissions.All.Any(name => name.StartsWith(resource + ".", StringComparison.Ordinal))
            ? $"has the resource '{resource}', which is the directory's own: choose another name."
        : actions.Length == 0 ? $"has the resource '{resource}' without an action."
        : Array.FindIndex(actions, action => action is null || !PermissionPattern.IsName(action)) is >= 0 and var wrong
            ? $"has the action '{resource}.{actions[wrong]}': 1 to 64 ASCII letters, digits, hyphens and underscores are allowed."
        : null;
}
