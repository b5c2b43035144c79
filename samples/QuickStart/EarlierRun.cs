using UserDirectory;

namespace QuickStart;

/// <summary>What an earlier run over the same database has left: then the tasks are done, and are not done again.</summary>
/// <param name="Ann">Whom the first task made; null when there was no earlier run.</param>
/// <param name="Deleted">The keys of those whom the last task deleted: their rows of the roster are left out.</param>
public sealed record EarlierRun(User? Ann, IReadOnlySet<string> Deleted)
{
    public static async Task<EarlierRun> FindAsync(ITenantDirectory acme, CancellationToken cancellationToken)
    {
        var ann = await acme.Users.FindAsync(Walkthrough.Ann, cancellationToken: cancellationToken);
        var deleted = await acme.Users.ListDeletedAsync(cancellationToken: cancellationToken);
        return new(ann, deleted.Items.Select(user => user.User.Key).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    public bool LeavesOut(Person person) => Deleted.Contains(person.UserName.Trim());
}
