using UserDirectory.Storage;

namespace UserDirectory.Tests.Decisions;

/// <summary>
/// Fills the default tenant of a directory with a random small world, straight through the store, so that states that no single call makes
/// occur too.
/// </summary>
internal sealed class RandomWorld(TestDirectory test, Random random)
{
    private static readonly ActorRef s_actor = ActorRef.System("random-world");
    private static readonly string[] s_patterns = ["invoices.read", "invoices.approve", "invoices.*", "reports.*", "reports.read", "*.*",
        "users.*", "members.*", "roles.*", "groups.*", "organizations.*", "invitations.*"];
    private readonly List<Write> _writes = [];
    private readonly DateTimeOffset _now = test.Clock.GetUtcNow();

    public async Task<Guid> FillAsync()
    {
        var tenant = await test.System.Settings.GetAsync();
        var builtIn = (await World.ReadAsync(test.InMemory, tenant.Id)).Roles;
        var organizations = Tree<Organization>(7, (i, above) => new Organization
        {
            Id = NewId(),
            TenantId = tenant.Id,
            Key = $"org{i}",
            Type = Chance(4) ? OrganizationType.Test : OrganizationType.Production,
            IsSuspended = Chance(12),
            AncestorIds = above is null ? [] : [.. above.AncestorIds, above.Id],
        });
        var groups = Tree<Group>(5, (i, above) => new Group
        {
            Id = NewId(),
            TenantId = tenant.Id,
            Key = $"group{i}",
            IsActive = !Chance(6),
            AncestorIds = above is null ? [] : [.. above.AncestorIds, above.Id],
        });
        var roles = Enumerable.Range(0, 5).Select(i => Add(new Role
        {
            Id = NewId(),
            TenantId = tenant.Id,
            Key = $"role{i}",
            IsActive = !Chance(6),
            Patterns = Some(s_patterns, 2),
        })).Concat(builtIn).ToList();
        var users = Enumerable.Range(0, 7).Select(i => Add(new User
        {
            Id = NewId(),
            TenantId = tenant.Id,
            Key = $"user{i}",
            Status = Chance(8) ? UserStatus.Inactive : UserStatus.Active,
            Grants = Chance(5) ? Some(s_patterns, 1) : [],
            AccessRules = Chance(4) ? [Pick("any", "type:test", "type:production")] : [],
        })).ToList();
        foreach (var user in users)
        {
            foreach (var organization in organizations.Where(_ => Chance(3)))
            {
                var (from, until) = Dates();
                Add(new Membership
                {
                    Id = NewId(),
                    TenantId = tenant.Id,
                    UserId = user.Id,
                    OrganizationId = organization.Id,
                    Status = Pick(MembershipStatus.Active, MembershipStatus.Active, MembershipStatus.Suspended, MembershipStatus.Invited),
                    ValidFrom = from,
                    ValidUntil = until,
                });
            }

            foreach (var group in groups.Where(_ => Chance(4)))
            {
                Add(new GroupMember { Id = NewId(), TenantId = tenant.Id, GroupId = group.Id, UserId = user.Id });
            }
        }

        foreach (var (role, place, subject) in roles.SelectMany(role => organizations.Append<Organization?>(null)
            .SelectMany(place => Subjects(users, groups).Select(subject => (role, place, subject)))))
        {
            if (random.Next(18) == 0)
            {
                var (from, until) = Dates();
                Add(new RoleAssignment
                {
                    Id = NewId(),
                    TenantId = tenant.Id,
                    RoleId = role.Id,
                    UserId = subject.User,
                    GroupId = subject.Group,
                    OrganizationId = place?.Id,
                    ValidFrom = from,
                    ValidUntil = until,
                });
            }
        }

        var result = await test.InMemory.CommitAsync(
            new ChangeSet(NewId(), tenant.Id, s_actor, _now, _writes) { RaisesAuthority = true }, default);
        return result.IsCommitted ? tenant.Id : throw new InvalidOperationException(string.Join(", ", result.Refusals));
    }

    private static IEnumerable<(Guid? User, Guid? Group)> Subjects(IEnumerable<User> users, IEnumerable<Group> groups) =>
        users.Select(user => ((Guid?)user.Id, (Guid?)null)).Concat(groups.Select(group => ((Guid?)null, (Guid?)group.Id)));

    private List<T> Tree<T>(int count, Func<int, T?, T> make)
        where T : DirectoryRecord
    {
        var all = new List<T>();
        for (var i = 0; i < count; i++)
        {
            all.Add(Add(make(i, i == 0 || Chance(4) ? null : all[random.Next(all.Count)])));
        }

        return all;
    }

    private T Add<T>(T record)
        where T : DirectoryRecord
    {
        _writes.Add(new Write.Add(record));
        return record;
    }

    private (DateTimeOffset? From, DateTimeOffset? Until) Dates() => random.Next(6) switch
    {
        0 => (_now, null),
        1 => (_now.AddDays(1), null),
        2 => (null, _now),
        3 => (_now.AddDays(-1), _now.AddDays(2)),
        _ => (null, null),
    };

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private TItem Pick<TItem>(params TItem[] items) => items[random.Next(items.Length)];

    private IReadOnlyList<string> Some(string[] items, int most) =>
        [.. items.OrderBy(_ => random.Next()).Take(1 + random.Next(most)).Order(StringComparer.Ordinal)];

    private Guid NewId() => RecordId.New(_now);
}
