using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>Whatever is changed in between: rights that are kept are those that are read anew.</summary>
public sealed class KeptRightsTests
{
    private const int Places = 24;
    private static readonly string[] s_permissions = ["invoices.read", "invoices.write", "reports.read"];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task After_random_changes_kept_rights_are_those_read_past_the_cache(int seed)
    {
        var random = new Random(seed);
        using var test = new TestDirectory();
        var anew = test.System.Over(new RecordedStore(test.InMemory));
        var organizations = new List<Organization>();
        for (var i = 0; i < Places; i++)
        {
            organizations.Add(await test.OrganizationAsync($"org{i}", i < 4 ? default(EntityRef) : organizations[random.Next(i)].Id));
        }

        var roles = new[] { await test.RoleAsync(
            "reader", ["invoices.read"]), await test.RoleAsync("writer", ["invoices.*"]),
            await test.RoleAsync("reporter", ["reports.read"]) };
        var group = await test.System.Groups.CreateAsync(new NewGroup("staff"));
        var users = new[] { await test.UserAsync("ann"), await test.UserAsync("bob") };
        var held = 0;
        for (var step = 0; step < 400; step++)
        {
            await ChangeAsync(test, random, users[random.Next(2)].Id, Any(organizations), roles[random.Next(3)].Id, group.Id);
            for (var i = 0; i < 4; i++)
            {
                var (user, permission) = (users[random.Next(2)].Id, s_permissions[random.Next(3)]);
                EntityRef place = random.Next(5) == 0 ? default(EntityRef) : Any(organizations);
                var kept = await test.System.Permissions.CheckAsync(user, permission, place);
                kept.Should().Be(await anew.Permissions.CheckAsync(user, permission, place), $"seed {seed}, step {step}");
                held += kept ? 1 : 0;
            }
        }

        held.Should().BeInRange(100, 1_500, "answers that are all the same compare nothing");

        Guid Any(List<Organization> all) => all[random.Next(all.Count)].Id;
    }

    private static async Task ChangeAsync(TestDirectory test, Random random, Guid user, Guid place, Guid role, Guid group)
    {
        var system = test.System;
        try
        {
            switch (random.Next(12))
            {
                case 0 or 1 or 2:
                    await system.Members.AddAsync(user, place);
                    await system.Roles.AssignAsync(user, [role], place);
                    break;
                case 3:
                    await system.Roles.UnassignAsync(user, [role], place);
                    break;
                case 4:
                    await system.Organizations.SuspendAsync(place);
                    break;
                case 5 or 6:
                    await system.Organizations.ReinstateAsync(place);
                    break;
                case 7:
                    await system.Roles.UpdateAsync(role, random.Next(2) == 0
                        ? new RoleUpdate { AddPatterns = ["invoices.write"] }
                        : new RoleUpdate { RemovePatterns = ["invoices.write"] });
                    break;
                case 8:
                    await system.Groups.AddMembersAsync(group, [user]);
                    break;
                case 9:
                    await system.Groups.RemoveMembersAsync(group, [user]);
                    break;
                case 10:
                    await system.Roles.AssignAsync(Subject.Group(group), [role], place);
                    break;
                default:
                    await system.Roles.AssignAsync(
                        user, [role], place, new Validity(null, test.Clock.GetUtcNow().AddMinutes(random.Next(1, 60))));
                    test.Clock.Advance(TimeSpan.FromMinutes(random.Next(10)));
                    break;
            }
        }
        catch (ConflictException)
        {
            // It is so already.
        }
    }
}
