using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Changes;

/// <summary>The feed says who gave and who took what: of links it tells what they join, where, and their dates.</summary>
public sealed class ToldLinksTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;
    private User _ann = null!;
    private Role _editor = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
        _ann = await _test.UserAsync("ann");
        _editor = await _test.RoleAsync("editor", ["invoices.read"]);
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_role_that_is_given_and_taken_says_which_from_whom_where_and_until_when()
    {
        var until = _test.Clock.GetUtcNow().AddDays(1);
        var told = await ToldAsync(async () =>
        {
            await _test.System.Roles.AssignAsync(_ann.Id, [_editor.Id], _lisbon.Id, new Validity(null, until));
            await _test.System.Roles.UnassignAsync(_ann.Id, [_editor.Id], _lisbon.Id);
        });

        string[] values = [
            $"RoleId={_editor.Id}", $"UserId={_ann.Id}", $"OrganizationId={_lisbon.Id}", $"ValidUntil={FieldValue.Of(until)}"];
        told[ChangeVerb.Added].Should().BeEquivalentTo(values);
        told[ChangeVerb.Removed].Should().BeEquivalentTo(values);
    }

    [Test]
    public async Task A_role_of_a_group_says_the_group()
    {
        var staff = await _test.System.Groups.CreateAsync(new NewGroup("staff"));
        var told = await ToldAsync(async () =>
        {
            await _test.System.Roles.AssignAsync(Subject.Group(staff.Id), [_editor.Id]);
            await _test.System.Roles.UnassignAsync(Subject.Group(staff.Id), [_editor.Id]);
        });

        told[ChangeVerb.Added].Should().BeEquivalentTo($"RoleId={_editor.Id}", $"GroupId={staff.Id}");
        told[ChangeVerb.Removed].Should().BeEquivalentTo($"RoleId={_editor.Id}", $"GroupId={staff.Id}");
    }

    [Test]
    public async Task Who_joins_and_leaves_a_group_is_said()
    {
        var staff = await _test.System.Groups.CreateAsync(new NewGroup("staff"));
        var told = await ToldAsync(async () =>
        {
            await _test.System.Groups.AddMembersAsync(staff.Id, [_ann.Id]);
            await _test.System.Groups.RemoveMembersAsync(staff.Id, [_ann.Id]);
        });

        told[ChangeVerb.Added].Should().BeEquivalentTo($"GroupId={staff.Id}", $"UserId={_ann.Id}");
        told[ChangeVerb.Removed].Should().BeEquivalentTo($"GroupId={staff.Id}", $"UserId={_ann.Id}");
    }

    [Test]
    public async Task A_membership_says_who_and_where()
    {
        var told = await ToldAsync(async () =>
        {
            await _test.System.Members.AddAsync(_ann.Id, _lisbon.Id);
            await _test.System.Members.RemoveAsync(_ann.Id, _lisbon.Id);
        });

        told[ChangeVerb.Added].Should().BeEquivalentTo($"UserId={_ann.Id}", $"OrganizationId={_lisbon.Id}");
        told[ChangeVerb.Removed].Should().BeEquivalentTo($"UserId={_ann.Id}", $"OrganizationId={_lisbon.Id}");
    }

    [Test]
    public async Task In_one_commit_it_is_said_as_well()
    {
        await _test.System.Roles.AssignAsync(_ann.Id, [_editor.Id]);
        var told = await ToldAsync(async () => await _test.System.InOneCommitAsync(async batch =>
        {
            await batch.Roles.UnassignAsync(_ann.Id, [_editor.Id]);
            await batch.Members.AddAsync(_ann.Id, _lisbon.Id);
        }));

        told[ChangeVerb.Removed].Should().BeEquivalentTo($"RoleId={_editor.Id}", $"UserId={_ann.Id}");
        told[ChangeVerb.Added].Should().BeEquivalentTo($"UserId={_ann.Id}", $"OrganizationId={_lisbon.Id}");
    }

    [Test]
    public async Task Values_of_people_stay_out()
    {
        var told = await ToldAsync(
            async () => await _test.System.Users.CreateAsync(new NewUser("bob") { DisplayName = "Bob", Email = "bob@acme.example" }));

        told[ChangeVerb.Added].Should().BeEmpty();
    }

    private async Task<ILookup<ChangeVerb, string>> ToldAsync(Func<Task> calls)
    {
        var before = await _test.System.Changes.GetLatestNumberAsync();
        await calls();
        return (await _test.System.Changes.ReadAsync(before)).SelectMany(change => change.Entries)
            .SelectMany(entry => entry.Fields, (entry, field) => (entry.Verb, Told: $"{field.Field}={field.Value}"))
            .ToLookup(told => told.Verb, told => told.Told);
    }
}
