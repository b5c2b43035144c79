using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Identifiers;

/// <summary>What a host forgot to fill in does not stand for the whole tenant; only what names none does.</summary>
public sealed class EmptyReferenceTests
{
    private static readonly EntityRef[] s_empty = ["", Guid.Empty, "00000000-0000-0000-0000-000000000000"];

    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public void Only_default_and_null_name_none()
    {
        new EntityRef[] { default, (string?)null }.Should().OnlyContain(reference => reference.IsEmpty && reference.Id == null && reference.ToString() == "");
        s_empty.Should().OnlyContain(reference => !reference.IsEmpty && reference.Id == null && reference.ToString() == "");
        s_empty[1].Should().Be(s_empty[0]).And.NotBe(default(EntityRef));
    }

    [TestCaseSource(nameof(s_empty))]
    public async Task An_empty_organization_is_not_found(EntityRef empty)
    {
        Func<Task>[] calls =
        [
            async () => await _test.System.Roles.AssignAsync("ann", ["editor"], empty),
            async () => await _test.System.Members.AddAsync("ann", empty),
            async () => await _test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", empty)),
            async () => await _test.System.Users.CreateAsync(new NewUser("bob") { Organization = empty }),
            async () => await _test.System.Users.ListAsync(new UserQuery { Organization = empty }),
            async () => await _test.System.Permissions.CheckAsync("ann", "invoices.write", empty),
            async () => await _test.System.Organizations.CreateAsync(new NewOrganization("lisbon") { Parent = empty }),
        ];

        foreach (var call in calls)
        {
            (await call.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("organization.not_found");
        }

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
        (await _test.System.Users.FindAsync(empty)).Should().BeNull();
    }

    [TestCaseSource(nameof(s_empty))]
    public async Task An_empty_group_above_or_in_a_query_is_not_found(EntityRef empty)
    {
        var nest = async () => await _test.System.Groups.CreateAsync(new NewGroup("sales") { Parent = empty });
        var list = async () => await _test.System.Users.ListAsync(new UserQuery { Group = empty });

        await nest.ShouldBeRefusedAsync("group.not_found");
        await list.ShouldBeRefusedAsync("group.not_found");
    }
}
