using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>A change set is written as a whole or not at all, whatever it is refused for.</summary>
public abstract class AtomicityConformance : ConformanceFixture
{
    [Test]
    public async Task A_record_that_is_gone_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var gone = bench.New.User("gone");
        await AssertNothingIsWrittenAsync(bench, RefusalReason.NotFound, Edit.From(gone, gone with { DisplayName = "Gone" }));
    }

    [Test]
    public async Task A_moved_version_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await bench.CommitAsync(Edit.From(ann, ann with { DisplayName = "Ann" }));
        await AssertNothingIsWrittenAsync(bench, RefusalReason.VersionMoved, Edit.From(ann, ann with { DisplayName = "Anna" }));
    }

    [Test]
    public async Task A_taken_key_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(bench.New.User("ann"));
        await AssertNothingIsWrittenAsync(bench, RefusalReason.KeyTaken, new Write.Add(bench.New.User("ANN")));
    }

    [Test]
    public async Task A_taken_id_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await AssertNothingIsWrittenAsync(bench, RefusalReason.KeyTaken, new Write.Add(bench.New.User("bob") with { Id = ann.Id }));
    }

    [Test]
    public async Task A_link_without_an_end_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var lisbon = await bench.AddAsync(bench.New.Organization("lisbon"));
        await AssertNothingIsWrittenAsync(
            bench, RefusalReason.LinkMissing, new Write.Add(bench.New.Membership(bench.New.User("gone"), lisbon)));
    }

    [Test]
    public async Task A_record_that_others_link_to_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var (ann, lisbon) = (bench.New.User("ann"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(ann, lisbon, bench.New.Membership(ann, lisbon));
        await AssertNothingIsWrittenAsync(bench, RefusalReason.StillLinked, new Write.Remove(RecordKind.User, ann.Id));
    }

    [Test]
    public async Task A_locked_credential_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        await bench.AddAllAsync(ann, bench.New.Credential(ann));
        var attempt = new Write.Touch(ann.Id, new SignIn.Attempt(RecordMaker.Start, 1, TimeSpan.FromHours(1)));
        await bench.CommitAsync(attempt);
        await AssertNothingIsWrittenAsync(bench, RefusalReason.Locked, attempt);
    }

    [Test]
    public async Task A_record_that_must_not_be_there_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await AssertNothingIsWrittenAsync(
            bench, RefusalReason.Found, new Write.RequireNone(RecordKind.User, UserFields.Id.EqualTo(ann.Id)));
    }

    [Test]
    public async Task A_moved_authority_leaves_nothing_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var (_, authority) = await bench.HeadAsync();
        var before = await bench.StateAsync();
        var result = await bench.Store.CommitAsync(
            bench.Set(new Write.Add(bench.New.User("new"))) with { ExpectedAuthority = authority + 1, RaisesAuthority = true },
            CancellationToken.None);
        Expect.Refused(result, -1, RefusalReason.AuthorityMoved);
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_refused_set_takes_its_removals_touches_and_redactions_back()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob, lisbon) = (bench.New.User("ann"), bench.New.User("bob"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(ann, bob, lisbon, bench.New.Membership(ann, lisbon), bench.New.Credential(ann));
        await bench.CommitAsync(Edit.From(lisbon, lisbon with { Name = "Lisbon" }));
        await AssertNothingIsWrittenAsync(
            bench,
            RefusalReason.NotFound,
            new Write.Remove(RecordKind.User, bench.New.Id()),
            new Write.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(ann.Id)),
            new Write.Remove(RecordKind.User, bob.Id),
            new Write.Redact(RecordKind.Organization, lisbon.Id),
            new Write.Touch(ann.Id, new SignIn.Attempt(RecordMaker.Start, 5, TimeSpan.FromHours(1))),
            new Write.Touch(ann.Id, new SignIn.LoggedIn(RecordMaker.Start)));
    }

    [Test]
    public async Task A_refused_set_leaves_its_keys_free_and_those_it_gave_up_taken()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        Expect.Refused(await bench.TryAsync(Edit.From(ann, ann with { Key = "anna" }), new Write.Require(RecordKind.User, bench.New.Id())),
            1, RefusalReason.NotFound);
        Expect.Refused(await bench.TryAsync(new Write.Add(bench.New.User("ann"))), 0, RefusalReason.KeyTaken);
        await bench.CommitAsync(new Write.Add(bench.New.User("anna")));
        Assert.That(
            (await Store.FindByKeyAsync<User>(RecordKeys.User.For(bench.TenantId, "ann"), CancellationToken.None))?.Id, Is.EqualTo(ann.Id));
    }

    [Test]
    public async Task Every_refused_write_is_listed_at_its_index_with_its_reason()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob, lisbon) = (bench.New.User("ann"), bench.New.User("bob"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(ann, bob, lisbon, bench.New.Membership(ann, lisbon), bench.New.Credential(bob));
        await bench.CommitAsync(new Write.Touch(bob.Id, new SignIn.Attempt(RecordMaker.Start, 1, TimeSpan.FromHours(1))));
        var result = await bench.TryAsync(
            new Write.Add(bench.New.Organization("porto")),
            new Write.Add(bench.New.User("ANN")),
            new Write.Remove(RecordKind.Organization, lisbon.Id),
            new Write.Add(bench.New.Group("staff") with { OrganizationId = bench.New.Id() }),
            new Write.Remove(RecordKind.Group, bench.New.Id()),
            new Write.Require(RecordKind.User, ann.Id, 7),
            new Write.RequireNone(RecordKind.Membership, MembershipFields.UserId.EqualTo(ann.Id)),
            new Write.Touch(bob.Id, new SignIn.Attempt(RecordMaker.Start, 1, TimeSpan.FromHours(1))));
        var refusals = result.Refusals.Select(refusal => (refusal.Index, refusal.Reason)).Order().Distinct();
        Assert.That(refusals, Is.EqualTo(new[]
        {
            (1, RefusalReason.KeyTaken),
            (2, RefusalReason.StillLinked),
            (3, RefusalReason.LinkMissing),
            (4, RefusalReason.NotFound),
            (5, RefusalReason.VersionMoved),
            (6, RefusalReason.Found),
            (7, RefusalReason.Locked),
        }));
    }

    [Test]
    public async Task A_refused_set_has_the_numbers_of_the_tenant()
    {
        var bench = await OpenTenantAsync();
        await bench.CommitAsync(new Write.Add(bench.New.User("ann")));
        var head = await bench.HeadAsync();
        var result = await bench.TryAsync(new Write.Remove(RecordKind.User, bench.New.Id()));
        Assert.That((result.Sequence, result.Authority), Is.EqualTo(head));
    }

    /// <summary>Commits the refused write first among good ones, and the further writes with it.</summary>
    private static async Task AssertNothingIsWrittenAsync(Workbench bench, RefusalReason reason, Write refused, params Write[] further)
    {
        var before = await bench.StateAsync();
        var result = await bench.TryAsync(
            [new Write.Add(bench.New.User("first")), refused, .. further, new Write.Add(bench.New.Organization("last"))]);
        Expect.Refused(result, 1, reason);
        Assert.That(await bench.StateAsync(), Is.EqualTo(before), "Something of a refused set was written.");
    }
}
