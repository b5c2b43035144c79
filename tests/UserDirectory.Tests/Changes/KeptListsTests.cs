using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Changes;

/// <summary>What the store keeps is handed out as it is: so no list of it can be written to.</summary>
public sealed class KeptListsTests
{
    [Test]
    public async Task Nobody_can_write_to_what_the_store_keeps()
    {
        using var test = new TestDirectory();
        await test.OrganizationAsync("lisbon");
        await test.RoleAsync("editor", ["invoices.write"]);
        await test.System.Groups.CreateAsync(new NewGroup("sales"));
        await test.System.Users.CreateAsync(
            new NewUser("ann") { Organization = "lisbon", Roles = ["editor"], Groups = ["sales"], Grants = ["invoices.read"] });
        await test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
        await test.System.Users.DeleteAsync("ann");

        var changes = await test.System.Changes.ReadAsync(0);
        var deleted = (await test.AllAsync<DeletedUser>()).Single();

        foreach (var change in changes)
        {
            MustBeReadOnly(change.Entries);
            change.Entries.Should().AllSatisfy(entry => MustBeReadOnly(entry.Fields));
        }

        changes.SelectMany(change => change.Entries).Should().Contain(entry => entry.Fields.Count > 0);
        MustBeReadOnly(deleted.Memberships);
        MustBeReadOnly(deleted.Assignments);
        MustBeReadOnly(deleted.GroupMembers);
        MustBeReadOnly(deleted.User.Grants);
        deleted.Assignments.Should().NotBeEmpty();
    }

    private static void MustBeReadOnly<T>(IReadOnlyList<T> list) =>
        (list is IList<T> { IsReadOnly: false }).Should().BeFalse("{0} is kept", list.GetType());
}
