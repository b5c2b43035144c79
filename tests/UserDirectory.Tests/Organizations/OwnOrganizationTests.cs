using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Organizations;

/// <summary>A member reads key and name of his own organizations, and of those above, without any permission.</summary>
public sealed class OwnOrganizationTests
{
    private TestDirectory _test = null!;
    private IOrganizationService _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.System.Organizations.CreateAsync(new NewOrganization("acme") { Name = "ACME", Label = "secret" });
        foreach (var (key, parent) in new[] { ("lisbon", "acme"), ("atlas", "lisbon"), ("porto", "acme") })
        {
            await _test.System.Organizations.CreateAsync(
                new NewOrganization(key) { Name = key.ToUpperInvariant(), Label = "secret", Parent = parent });
        }

        _ann = _test.As(await _test.UserAsync("ann", "lisbon")).Organizations;
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCase("lisbon")]
    [TestCase("acme")]
    public async Task Key_and_name_of_his_own_and_those_above_are_read_and_nothing_else(string key)
    {
        var whole = await _test.System.Organizations.GetAsync(key);

        var seen = await _ann.GetAsync(key);

        seen.Should().BeEquivalentTo(
            new { whole.Id, whole.Key, whole.Name, whole.AncestorIds, Label = (string?)null, CreatedAt = default(DateTimeOffset) });
        (await _ann.GetPathAsync("lisbon")).Should().Be("acme/lisbon");
    }

    [TestCase("atlas")]
    [TestCase("porto")]
    public async Task Those_below_and_beside_are_not(string key)
    {
        Func<Task>[] calls = [
            async () => await _ann.GetAsync(key), async () => await _ann.FindAsync(key), async () => await _ann.GetPathAsync(key)];

        foreach (var call in calls)
        {
            await call.ShouldLackAsync("organizations.read");
        }
    }

    [TestCase("suspended")]
    [TestCase("over")]
    [TestCase("inactive")]
    [TestCase("invited")]
    [TestCase("the organization is suspended")]
    [TestCase("the organization above is suspended")]
    [TestCase("the tenant is suspended")]
    public async Task Nor_is_anything_by_whom_the_membership_does_not_let_in(string how)
    {
        switch (how)
        {
            case "suspended":
                await _test.System.Members.SuspendAsync("ann", "lisbon");
                break;
            case "over":
                await _test.System.Members.ChangeValidityAsync("ann", "lisbon", new Validity(null, _test.Clock.GetUtcNow().AddDays(1)));
                _test.Clock.Advance(TimeSpan.FromDays(1));
                break;
            case "inactive":
                await _test.System.Users.DeactivateAsync("ann");
                break;
            case "the organization is suspended":
                await _test.System.Organizations.SuspendAsync("lisbon");
                break;
            case "the organization above is suspended":
                await _test.System.Organizations.SuspendAsync("acme");
                break;
            case "the tenant is suspended":
                await _test.Directory.Tenants.SuspendAsync("default");
                break;
            default:
                _ann = _test.As(
                    (await _test.System.Invitations.SendAsync(new NewInvitation("eve@acme.example", "lisbon"))).User).Organizations;
                break;
        }

        var call = async () => await _ann.GetAsync("lisbon");

        await call.ShouldLackAsync("organizations.read");
    }
}
