namespace UserDirectory.Tests.Decisions;

/// <summary>A right that an account has after a commit and had not before it, at a time.</summary>
/// <param name="User">Who gained.</param>
/// <param name="Permission">What.</param>
/// <param name="Place">Where; null for tenant-wide.</param>
/// <param name="At">When: the time of the commit, or a later one at which a date begins or ends.</param>
public sealed record Gain(Guid User, string Permission, Guid? Place, DateTimeOffset At)
{
    /// <summary>Every gain of accounts and places that are there before and after, and of accounts that are new.</summary>
    public static IEnumerable<Gain> Between(World before, World after, IReadOnlyList<string> permissions, DateTimeOffset now)
    {
        var known = before.Users.Select(user => user.Id).ToHashSet();
        var places = after.Organizations.Select(o => (Guid?)o.Id)
            .Intersect(before.Organizations.Select(o => (Guid?)o.Id)).Append(null).ToList();
        foreach (var at in after.Boundaries().Concat(before.Boundaries()).Where(time => time > now).Append(now).Distinct())
        {
            var (old, current) = (new Oracle(before, at), new Oracle(after, at));
            foreach (var (user, permission) in after.Users.SelectMany(user => permissions.Select(permission => (user, permission))))
            {
                foreach (var place in places)
                {
                    if (current.May(user.Id, permission, place) && !(known.Contains(user.Id) && old.May(user.Id, permission, place)))
                    {
                        yield return new Gain(user.Id, permission, place, at);
                    }
                }
            }
        }
    }

    /// <summary>Whether an account held the right before the commit, there or above, where what it holds covers what is below.</summary>
    public bool IsHeldBy(Guid actor, World before, DateTimeOffset now)
    {
        var oracle = new Oracle(before, now);
        var path = Place is null ? [] : before.Organizations.Single(o => o.Id == Place).AncestorIds.Select(id => (Guid?)id).Append(Place);
        return before.Users.Any(user => user.Id == actor) && path.Append(null).Any(place => oracle.May(actor, Permission, place));
    }
}
