using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// A link's end exists after the commit: neither is a link made to nothing, nor is something removed while a link leads to it.
/// </summary>
public abstract class LinkConformance : ConformanceFixture
{
    [Test]
    public async Task Every_link_is_refused_when_its_end_is_missing()
    {
        var bench = await OpenTenantAsync();
        var cases = LinkCases.Of(bench.New, out var others);
        await bench.AddAllAsync(others);
        foreach (var (link, record, _) in cases)
        {
            var refusal = Expect.Refused(await bench.TryAsync(new Write.Add(record)), 0, RefusalReason.LinkMissing);
            Assert.That(refusal.Link, Is.SameAs(link));
        }
    }

    [Test]
    public async Task Every_link_keeps_its_end_from_being_removed()
    {
        var bench = await OpenTenantAsync();
        var cases = LinkCases.Of(bench.New, out var others);
        await bench.AddAllAsync(others);
        foreach (var (link, record, end) in cases)
        {
            await bench.AddAllAsync(record, end);
            var refusal = Expect.Refused(await bench.TryAsync(new Write.Remove(end.Kind, end.Id)), 0, RefusalReason.StillLinked);
            Assert.That(refusal.Link, Is.SameAs(link));
            await bench.CommitAsync(new Write.Remove(end.Kind, end.Id), new Write.Remove(record.Kind, record.Id));
        }
    }

    [Test]
    public void The_cases_cover_every_link_of_every_record_type() =>
        Assert.That(
            LinkCases.Of(new(Guid.CreateVersion7(), new(1)), out _).Select(link => link.Link),
            Is.EquivalentTo(RecordType.All.SelectMany(type => type.References)));

    [Test]
    public async Task A_link_to_a_record_of_another_type_with_that_id_is_missing()
    {
        var bench = await OpenTenantAsync();
        var (ann, lisbon) = (bench.New.User("ann"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(ann, lisbon);
        var result = await bench.TryAsync(
            new Write.Add(bench.New.Membership(ann, lisbon) with { UserId = lisbon.Id, OrganizationId = ann.Id }));
        Assert.That(
            result.Refusals.Select(refusal => (refusal.Reason, refusal.Link)).Distinct(),
            Is.SupersetOf(new[] { (RefusalReason.LinkMissing, MembershipFields.UserId) }).Or.SupersetOf(
                new[] { (RefusalReason.LinkMissing, MembershipFields.OrganizationId) }));
    }

    [Test]
    public async Task A_link_and_its_end_are_added_in_one_set_whichever_comes_first()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob, lisbon) = (bench.New.User("ann"), bench.New.User("bob"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(bench.New.Membership(ann, lisbon), ann, lisbon, bob, bench.New.Membership(bob, lisbon));
        Assert.That(await bench.ListAsync<Membership>(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_record_and_all_that_links_to_it_are_removed_in_one_set_whichever_comes_first()
    {
        var bench = await OpenTenantAsync();
        var (ann, lisbon, staff) = (bench.New.User("ann"), bench.New.Organization("lisbon"), bench.New.Group("staff"));
        var membership = bench.New.Membership(ann, lisbon);
        await bench.AddAllAsync(
            ann, lisbon, staff, membership, bench.New.Credential(ann), bench.New.Picture(ann), bench.New.Member(staff, ann));
        await bench.CommitAsync(
            new Write.Remove(RecordKind.Credential, ann.Id),
            new Write.Remove(RecordKind.User, ann.Id),
            new Write.Remove(RecordKind.Membership, membership.Id),
            new Write.RemoveWhere(RecordKind.GroupMember, GroupMemberFields.UserId.EqualTo(ann.Id)),
            new Write.Remove(RecordKind.Picture, ann.Id));
        Assert.That(await bench.FindAsync<User>(ann.Id), Is.Null);
        Assert.That(await bench.ListAsync<GroupMember>(), Is.Empty);
    }

    [Test]
    public async Task A_removal_of_a_set_is_refused_while_something_links_into_it()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob, lisbon) = (bench.New.User("ann"), bench.New.User("bob"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(ann, bob, lisbon, bench.New.Membership(bob, lisbon));
        Expect.Refused(await bench.TryAsync(new Write.RemoveWhere(RecordKind.User, UserFields.IsTechnician.EqualTo(false))),
            0, RefusalReason.StillLinked);
        Assert.That(await bench.ListAsync<User>(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_comes_in_the_place_of_a_removed_record_does_not_inherit_its_links()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob, lisbon) = (bench.New.User("ann"), bench.New.User("bob"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(ann, lisbon, bench.New.Membership(ann, lisbon));
        Expect.Refused(
            await bench.TryAsync(new Write.Remove(RecordKind.User, ann.Id), new Write.Add(bob)), 0, RefusalReason.StillLinked);
        Assert.That(await bench.FindAsync<User>(bob.Id), Is.Null);

        var other = bench.New.Membership(bob, lisbon);
        await bench.CommitAsync(
            new Write.Remove(RecordKind.User, ann.Id),
            new Write.Add(bob),
            new Write.Add(other),
            new Write.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(ann.Id)));
        Assert.That((await bench.ListAsync<Membership>()).Single().UserId, Is.EqualTo(bob.Id));
    }

    [Test]
    public async Task A_tree_is_removed_in_one_set_from_the_top()
    {
        var bench = await OpenTenantAsync();
        var top = bench.New.Organization("top");
        var middle = bench.New.Organization("middle", top);
        await bench.AddAllAsync(top, middle, bench.New.Organization("bottom", middle));
        await bench.CommitAsync(new Write.RemoveWhere(RecordKind.Organization, OrganizationFields.Id.IsUnder(top.Id)));
        Assert.That(await bench.ListAsync<Organization>(), Is.Empty);
    }

    [Test]
    public async Task An_update_cannot_link_to_nothing()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        var refusal = Expect.Refused(
            await bench.TryAsync(Edit.From(ann, ann with { HomeOrganizationId = bench.New.Id() })), 0, RefusalReason.LinkMissing);
        Assert.That(refusal.Link, Is.SameAs(UserFields.HomeOrganizationId));
    }

    [Test]
    public async Task An_update_that_lets_go_allows_the_removal_in_the_same_set()
    {
        var bench = await OpenTenantAsync();
        var (lisbon, porto) = (bench.New.Organization("lisbon"), bench.New.Organization("porto"));
        var ann = bench.New.User("ann") with { HomeOrganizationId = lisbon.Id, DefaultOrganizationId = lisbon.Id };
        await bench.AddAllAsync(lisbon, porto, ann);
        await bench.CommitAsync(
            new Write.Remove(RecordKind.Organization, lisbon.Id),
            Edit.From(ann, ann with { HomeOrganizationId = porto.Id, DefaultOrganizationId = null }));
        Assert.That((await bench.GetAsync<User>(ann.Id)).HomeOrganizationId, Is.EqualTo(porto.Id));
        Expect.Refused(await bench.TryAsync(new Write.Remove(RecordKind.Organization, porto.Id)), 0, RefusalReason.StillLinked);
    }

    [Test]
    public async Task A_set_cannot_both_make_a_link_and_remove_its_end()
    {
        var bench = await OpenTenantAsync();
        var (ann, lisbon) = (bench.New.User("ann"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(ann, lisbon);
        var result = await bench.TryAsync(new Write.Remove(RecordKind.User, ann.Id), new Write.Add(bench.New.Membership(ann, lisbon)));
        Assert.That(result.Refusals.Select(refusal => refusal.Reason), Is.Not.Empty.And.SubsetOf(
            new[] { RefusalReason.LinkMissing, RefusalReason.StillLinked }));
        Assert.That(await bench.FindAsync<User>(ann.Id), Is.Not.Null);
    }

    [Test]
    public async Task Lists_of_ids_and_an_invitations_account_are_no_links()
    {
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        var invitation = bench.New.Invitation(ann, "ann@acme.example") with { RoleIds = [bench.New.Id()], GroupIds = [bench.New.Id()] };
        await bench.AddAllAsync(ann, invitation);
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id));
        Assert.That(await bench.FindAsync<Invitation>(invitation.Id), Is.Not.Null);
    }

    [Test]
    public async Task When_a_link_and_the_removal_of_its_end_race_only_one_of_them_is_written()
    {
        var bench = await OpenTenantAsync();
        var lisbon = await bench.AddAsync(bench.New.Organization("lisbon"));
        User[] users = [.. Enumerable.Range(0, Race.Rounds).Select(round => bench.New.User($"user-{round}"))];
        await bench.AddAllAsync(users);
        var written = new int[Race.Rounds];
        await Race.RunAsync(2, Race.Rounds, async (thread, round) =>
        {
            Write write = thread == 0 ? new Write.Add(bench.New.Membership(users[round], lisbon)) : new Write.Remove(
                RecordKind.User, users[round].Id);
            if ((await Race.CommitAsync(Store, bench.Set(write))).IsCommitted)
            {
                Interlocked.Increment(ref written[round]);
            }
        });
        Assert.That(written, Is.All.EqualTo(1));
        Assert.That((await bench.ListAsync<Membership>())
            .Select(membership => membership.UserId), Is.SubsetOf((await bench.ListAsync<User>()).Select(user => user.Id)));
    }
}
