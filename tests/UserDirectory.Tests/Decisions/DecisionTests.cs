using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Decisions;

/// <summary>One decision, asked in five ways: a check, an explanation, who can, where one can, and the oracle.</summary>
public sealed class DecisionTests
{
    private static readonly string[] s_permissions =
        ["invoices.read", "invoices.approve", "reports.export", "reports.read", "users.delete"];

    [Test]
    public async Task Check_explanation_who_can_where_can_and_the_oracle_agree_in_random_worlds([Range(1, 40)] int seed)
    {
        using var test = new TestDirectory();
        var tenantId = await new RandomWorld(test, new Random(seed)).FillAsync();
        var world = await World.ReadAsync(test.InMemory, tenantId);
        foreach (var step in new[] { TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(1) })
        {
            test.Clock.Advance(step);
            await AgreeAsync(test, world, seed);
            await AgreeOnPlacesAsync(test, world, seed);
        }
    }

    private static async Task AgreeAsync(TestDirectory test, World world, int seed)
    {
        var oracle = new Oracle(world, test.Clock.GetUtcNow());
        foreach (var place in world.Organizations.Select(organization => (Guid?)organization.Id).Append(null))
        {
            EntityRef organization = place is { } id ? id : default(EntityRef);
            foreach (var permission in s_permissions)
            {
                var able = await WhoCanAsync(test, permission, organization);
                foreach (var user in world.Users)
                {
                    var expected = oracle.May(user.Id, permission, place);
                    var because = $"seed {seed}: {user.Key} {permission} at {place}";
                    (await test.System.Permissions.CheckAsync(user.Id, permission, organization)).Should().Be(expected, because);
                    (await test.System.Permissions.ExplainAsync(user.Id, permission, organization)).IsAllowed
                        .Should().Be(expected, because);
                    able.Contains(user.Id).Should().Be(expected, because);
                }
            }
        }
    }

    private static async Task AgreeOnPlacesAsync(TestDirectory test, World world, int seed)
    {
        var oracle = new Oracle(world, test.Clock.GetUtcNow());
        foreach (var (user, permission) in world.Users.SelectMany(user => s_permissions.Select(permission => (user, permission))))
        {
            var expected = world.Organizations.Where(organization => oracle.May(user.Id, permission, organization.Id))
                .OrderBy(organization => organization.Id)
                    .Select(organization => new PermittedOrganization(organization.Id, organization.Key, organization.Name));
            (await WhereCanAsync(test, user.Id, permission)).Should().Equal(expected, $"seed {seed}: {user.Key} {permission}");
        }
    }

    private static async Task<List<PermittedOrganization>> WhereCanAsync(TestDirectory test, EntityRef user, string permission)
    {
        var places = new List<PermittedOrganization>();
        string? cursor = null;
        do
        {
            var page = await test.System.Permissions.WhereCanAsync(user, permission, cursor, take: 2);
            places.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return places;
    }

    private static async Task<HashSet<Guid>> WhoCanAsync(TestDirectory test, string permission, EntityRef organization)
    {
        var able = new HashSet<Guid>();
        string? cursor = null;
        do
        {
            var page = await test.System.Permissions.WhoCanAsync(permission, organization, cursor, take: 3);
            foreach (var user in page.Items)
            {
                able.Add(user.UserId).Should().BeTrue("pages do not overlap");
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return able;
    }
}
