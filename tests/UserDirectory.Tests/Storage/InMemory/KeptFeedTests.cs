using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class KeptFeedTests
{
    [Test]
    public async Task Every_commit_leaves_one_change_and_the_numbers_have_no_gap()
    {
        var acme = await StoredTenant.CreateAsync();
        var ann = await acme.AddAsync(acme.User("ann"));
        await acme.MustCommitAsync(new Write.Update(ann with { DisplayName = "Ann", Version = 2 }, 1, [new("DisplayName", "Ann")]));
        await acme.CommitAsync(new Write.Remove(RecordKind.User, Guid.CreateVersion7()));
        await acme.MustCommitAsync(new Write.RemoveWhere(RecordKind.User, UserFields.Key.EqualTo("ann")));

        var changes = await acme.ListAsync<Change>(null, ChangeFields.Number);

        changes.Select(change => change.Number).Should().Equal(1, 2, 3, 4);
        changes.Select(change => change.Entries.Single().Verb)
            .Should().Equal(ChangeVerb.Added, ChangeVerb.Added, ChangeVerb.Updated, ChangeVerb.RemovedSet);
        changes[2].Entries[0].Fields.Should().Equal(new FieldChange("DisplayName", "Ann"));
        changes[3].Entries[0].Should().BeEquivalentTo(new ChangeEntry(ChangeVerb.RemovedSet, RecordKind.User, null));
    }

    [Test]
    public async Task A_set_that_changes_no_record_takes_no_number()
    {
        var acme = await StoredTenant.CreateAsync();
        var ann = await acme.AddAsync(acme.User("ann"));

        var result = await acme.MustCommitAsync(
            new Write.Require(RecordKind.User, ann.Id, 1),
            new Write.Touch(ann.Id, new SignIn.LoggedIn(StoredTenant.Now)),
            new Write.RemoveWhere(RecordKind.User, UserFields.Key.EqualTo("bob")));

        result.Sequence.Should().Be(2);
        (await acme.ListAsync<Change>()).Should().HaveCount(2);
        (await acme.FindAsync<User>(ann.Id)).Should().BeEquivalentTo(new { Version = 1, LastLoginAt = (DateTimeOffset?)StoredTenant.Now });
    }

    [Test]
    public async Task Only_the_last_changes_are_kept()
    {
        var acme = await StoredTenant.CreateAsync(keptChanges: 3);
        for (var i = 0; i < 5; i++)
        {
            await acme.AddAsync(acme.User($"user{i}"));
        }

        (await acme.ListAsync<Change>(null, ChangeFields.Number)).Select(change => change.Number).Should().Equal(4, 5, 6);
    }

    [Test]
    public async Task Redacting_blanks_the_values_of_one_record_and_nothing_else()
    {
        var acme = await StoredTenant.CreateAsync();
        var ann = await acme.AddAsync(acme.User("ann"));
        var bob = await acme.AddAsync(acme.User("bob"));
        await acme.MustCommitAsync(
            new Write.Update(ann with { DisplayName = "Ann", Version = 2 }, 1, [new("DisplayName", "Ann")]),
            new Write.Update(bob with { DisplayName = "Bob", Version = 2 }, 1, [new("DisplayName", "Bob")]));

        (await acme.MustCommitAsync(new Write.Redact(RecordKind.User, ann.Id))).Sequence.Should().Be(4);

        var change = (await acme.ListAsync<Change>(ChangeFields.Number.EqualTo(4))).Single();
        change.Entries.SelectMany(entry => entry.Fields)
            .Should().Equal(new FieldChange("DisplayName", null), new FieldChange("DisplayName", "Bob"));
    }
}
