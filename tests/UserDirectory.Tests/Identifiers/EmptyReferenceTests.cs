using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Identifiers;

/// <summary>
/// What a host forgot to fill in does not stand for the whole tenant; only <c>default</c> names none. That null is refused everywhere:
/// <c>MissingReferenceTests</c>.
/// </summary>
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
    public void Only_default_names_none()
    {
        default(EntityRef).Should().BeEquivalentTo(new { IsEmpty = true, IsMissing = false, Id = (Guid?)null, Text = (string?)null });
        s_empty.Should().OnlyContain(
            reference => !reference.IsEmpty && !reference.IsMissing && reference.Id == null && reference.ToString() == "");
        s_empty[1].Should().Be(s_empty[0]).And.NotBe(default(EntityRef));
    }

    [Test]
    public void Null_is_a_value_of_its_own()
    {
        EntityRef missing = (string?)null;

        missing.Should().BeEquivalentTo(new { IsEmpty = false, IsMissing = true, Id = (Guid?)null, Text = (string?)null });
        missing.ToString().Should().BeEmpty();
        missing.Should().Be(EntityRef.Of(null)).And.NotBe(default(EntityRef)).And.NotBe((EntityRef)"");
        missing.GetHashCode().Should().Be(EntityRef.Of(null).GetHashCode());
        ((Subject)(string)null!).Reference.Should().Be(missing);
    }

    [Test]
    public void A_name_is_equal_to_one_that_is_written_the_same()
    {
        var id = Guid.NewGuid();

        ((EntityRef)"ann").Should().Be((EntityRef)string.Concat("a", "nn")).And.NotBe((EntityRef)"Ann");
        ((EntityRef)"ann").GetHashCode().Should().Be(((EntityRef)string.Concat("a", "nn")).GetHashCode());
        ((EntityRef)id).Should().Be((EntityRef)id.ToString("D")).And.NotBe((EntityRef)Guid.NewGuid());
    }

    [Test]
    public async Task An_absent_query_value_does_not_list_the_whole_tenant()
    {
        var list = async () => await _test.System.Users.ListAsync(new UserQuery { Organization = (string?)null });

        (await list.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Field = "Organization", Code = "reference.missing" });
    }

    [Test]
    public async Task All_that_is_missing_is_told_with_all_else_that_is_wrong()
    {
        var create = async () => await _test.System.Users.CreateAsync(
            new NewUser("a/b") { Organization = (string?)null, Roles = ["editor", (string?)null], Groups = [(string?)null] });

        (await create.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Select(error => $"{error.Field} {error.Code}").Should()
            .BeEquivalentTo(
                "Key key.character", "Organization reference.missing", "Roles[1] reference.missing", "Groups[0] reference.missing");
    }

    [Test]
    public void A_tenant_that_is_null_cannot_be_opened()
    {
        var open = () => _test.Directory.Tenant((string?)null);

        open.Should().Throw<ArgumentException>().WithParameterName("tenant");
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
