using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// A directory over the store under test, put together as a host would, with a clock that stands, cheap hashes, and what hosts bring along
/// kept to be looked at.
/// </summary>
internal sealed class RuleHost
{
    /// <param name="store">The store under test.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <param name="hasher">Hashes passwords; null for <see cref="Hasher"/>.</param>
    /// <param name="breaches">Known breached passwords; null for none.</param>
    public RuleHost(IDirectoryStore store, Action<UserDirectoryOptions>? configure = null,
        IPasswordHasher? hasher = null, IPasswordBreachList? breaches = null)
    {
        Store = new InterruptedCommits(store);
        var options = new UserDirectoryOptions();
        options.Permissions.Add("invoices", "read", "list", "write", "approve").Add("reports", "read", "export");
        configure?.Invoke(options);
        OptionsRules.Check(options);
        var extensions = new DirectoryExtensions(
            PasswordHashers.Of(hasher ?? Hasher),
            breaches is null ? null : Extension<IPasswordBreachList>.Of(breaches),
            Extension<INotifier>.Of(Notices),
            null);
        Runtime = new DirectoryRuntime(Store, options, extensions, Clock, Lines);
        Directory = new DirectoryHost(Runtime);
    }

    public IUserDirectory Directory { get; }

    public DirectoryRuntime Runtime { get; }

    public InterruptedCommits Store { get; }

    public StandingClock Clock { get; } = new();

    public CountingHasher Hasher { get; } = new();

    public KeptNotices Notices { get; } = new();

    public KeptLines Lines { get; } = new();
}
