using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The feed: one entry for each commit that changed a record, numbered without gaps.</summary>
public abstract class FeedConformance : ConformanceFixture
{
    [Test]
    public async Task Numbers_begin_at_one_and_have_no_gaps()
    {
        var bench = await OpenTenantAsync();
        for (var i = 0; i < 5; i++)
        {
            var user = await bench.AddAsync(bench.New.User($"user-{i}"));
            await bench.TryAsync(new Write.Add(bench.New.User(user.Key)));
            await bench.CommitAsync(new Write.Touch(user.Id, new SignIn.LoggedIn(RecordMaker.Start)));
            await bench.CommitAsync(new Write.Require(RecordKind.User, user.Id));
        }

        Assert.That((await bench.FeedAsync()).Select(change => change.Number), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public async Task A_commits_result_names_its_number_and_its_change_has_the_sets_id_actor_and_time()
    {
        var bench = await OpenTenantAsync();
        var set = bench.Set(new Write.Add(bench.New.User("ann"))) with { Actor = ActorRef.User(bench.New.Id()), RaisesAuthority = true };
        var result = Expect.Committed(await Store.CommitAsync(set, CancellationToken.None));
        var change = await bench.GetAsync<Change>(set.Id);
        Assert.That(
            (change.Number, change.Authority, change.TenantId, change.Actor, change.At),
            Is.EqualTo((result.Sequence, result.Authority, bench.TenantId, set.Actor, set.At)));
    }

    [Test]
    public async Task A_system_actor_keeps_its_name()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(bench.New.User("ann"));
        Assert.That((await bench.FeedAsync()).Select(change => change.Actor), Is.All.EqualTo(RecordMaker.Actor));
    }

    [Test]
    public async Task Each_write_has_its_entry_in_the_order_of_the_set()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob, cid, lisbon) = (bench.New.User("ann"), bench.New.User("bob"),
            bench.New.User("cid"), bench.New.Organization("lisbon"));
        await bench.AddAllAsync(ann, bob, lisbon, bench.New.Membership(ann, lisbon), bench.New.Membership(bob, lisbon));
        var result = await bench.CommitAsync(
            new Write.RemoveWhere(RecordKind.Membership, MembershipFields.OrganizationId.EqualTo(lisbon.Id)),
            new Write.Require(RecordKind.User, bob.Id),
            new Write.Add(cid),
            new Write.Remove(RecordKind.User, ann.Id),
            new Write.Touch(bob.Id, new SignIn.LoggedIn(RecordMaker.Start)),
            Edit.From(lisbon, lisbon with { Name = "Lisbon" }));
        var change = (await bench.FeedAsync(result.Sequence - 1)).Single();
        Assert.That(change.Entries.Select(entry => (entry.Verb, entry.Record, entry.Id, entry.Count)), Is.EqualTo(new[]
        {
            (ChangeVerb.RemovedSet, RecordKind.Membership, default(Guid?), 2L),
            (ChangeVerb.Added, RecordKind.User, cid.Id, 1),
            (ChangeVerb.Removed, RecordKind.User, ann.Id, 1),
            (ChangeVerb.Updated, RecordKind.Organization, lisbon.Id, 1),
        }));
    }

    [Test]
    public async Task A_link_that_is_added_or_removed_tells_its_ends_and_its_dates()
    {
        var bench = await OpenTenantAsync();
        var (ann, lisbon, staff, editor) =
            (bench.New.User("ann"), bench.New.Organization("lisbon"), bench.New.Group("staff"), bench.New.Role("editor"));
        await bench.AddAllAsync(ann, lisbon, staff, editor);
        var head = await bench.HeadAsync();
        var links = new DirectoryRecord[]
        {
            bench.New.Membership(ann, lisbon) with { ValidFrom = RecordMaker.Start, ValidUntil = RecordMaker.Start.AddDays(1) },
            bench.New.Member(staff, ann),
            bench.New.Assignment(editor, ann) with { OrganizationId = lisbon.Id, ValidUntil = RecordMaker.Start.AddDays(1) },
        };
        await bench.AddAllAsync(links);
        await bench.CommitAsync([.. links.Select(link => new Write.Remove(link.Kind, link.Id))]);

        var told = (await bench.FeedAsync(head.Sequence)).SelectMany(change => change.Entries).ToList();
        foreach (var verb in new[] { ChangeVerb.Added, ChangeVerb.Removed })
        {
            Assert.That(
                told.Where(entry => entry.Verb == verb).Select(entry => Snapshot.Of(entry.Fields)),
                Is.EqualTo(links.Select(link => Snapshot.Of(RecordType.Of(link.Kind).Tell(link)))),
                $"{verb}: what each joins, where, and its dates.");
        }
    }

    [Test]
    public async Task Only_an_update_and_links_have_values_and_they_are_the_ones_given()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann") with { DisplayName = "Ann", Email = "ann@acme.example" });
        var update = new Write.Update(Edit.Next(ann, ann with { DisplayName = "Ánn \U0001F600", Email = null }),
            1, [new("DisplayName", "Ánn \U0001F600"), new("Email", null)]);
        await bench.CommitAsync(update);
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id));
        var fields = (await bench.FeedAsync(1)).SelectMany(change => change.Entries).Select(entry => Snapshot.Of(entry.Fields));
        Assert.That(fields, Is.EqualTo(new[] { "[]", Snapshot.Of(update.Changes), "[]" }));
    }

    [Test]
    public async Task A_removal_of_a_set_that_finds_nothing_a_requirement_and_a_touch_take_no_number()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        var head = await bench.HeadAsync();
        var result = await bench.CommitAsync(
            new Write.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(ann.Id)),
            new Write.Require(RecordKind.User, ann.Id),
            new Write.RequireNone(RecordKind.Membership, MembershipFields.UserId.EqualTo(ann.Id)),
            new Write.Touch(ann.Id, new SignIn.LoggedIn(RecordMaker.Start)));
        Assert.That((result.Sequence, result.Authority), Is.EqualTo(head));
        Assert.That(await bench.HeadAsync(), Is.EqualTo(head));
        Assert.That(await bench.FeedAsync(head.Sequence), Is.Empty);
    }

    [Test]
    public async Task Redacting_blanks_the_values_of_that_record_alone_and_keeps_the_rest()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob) = (bench.New.User("ann"), bench.New.User("bob"));
        await bench.AddAllAsync(ann, bob);
        await bench.CommitAsync(Edit.From(ann, ann with { DisplayName = "Ann" }), Edit.From(bob, bob with { DisplayName = "Bob" }));
        var before = await bench.FeedAsync();
        var head = await bench.HeadAsync();
        var result = await bench.CommitAsync(new Write.Redact(RecordKind.User, ann.Id));
        var after = await bench.FeedAsync();
        Assert.That(result.Sequence, Is.EqualTo(head.Sequence), "Redacting alone takes no number.");
        Assert.That(after.Select(Snapshot.OfContract), Is.EqualTo(before.Select(change => Snapshot.OfContract(Blanked(change, ann.Id)))));
        Assert.That(Snapshot.Of(after[^1]), Does.Not.Contain("\"Ann\"").And.Contain("\"Bob\"").And.Contain("\"DisplayName\""));
    }

    [Test]
    public async Task Redacting_a_record_leaves_one_of_another_type_with_the_same_id()
    {
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        var credential = bench.New.Credential(ann);
        await bench.AddAllAsync(ann, credential);
        await bench.CommitAsync(
            Edit.From(ann, ann with { DisplayName = "Ann" }), Edit.From(credential, credential with { IsTemporary = true }));
        await bench.CommitAsync(new Write.Redact(RecordKind.Credential, ann.Id));
        Assert.That(Snapshot.Of((await bench.FeedAsync())[^1]), Does.Contain("\"Ann\"").And.Not.Contain("\"true\""));
    }

    [Test]
    public async Task The_feed_is_read_from_any_number_in_pages()
    {
        var bench = await OpenTenantAsync();
        for (var i = 0; i < 6; i++)
        {
            await bench.AddAsync(bench.New.User($"user-{i}"));
        }

        var query = new Query<Change>(bench.TenantId)
        {
            Where = ChangeFields.Number.GreaterThan(3),
            OrderBy = [ChangeFields.Number],
            Take = 3
        };
        var page = await Store.QueryAsync(query, CancellationToken.None);
        var next = await Store.QueryAsync(query with { Skip = 3 }, CancellationToken.None);
        Assert.That(page.Items.Select(change => change.Number), Is.EqualTo(new[] { 4, 5, 6 }));
        Assert.That(next.Items.Select(change => change.Number), Is.EqualTo(new[] { 7 }));
    }

    private static Change Blanked(Change change, Guid id) => change with
    {
        Entries = [.. change.Entries.Select(
            entry => entry.Id == id ? entry with { Fields = [.. entry.Fields.Select(field => field with { Value = null })] } : entry)],
    };
}
