using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Unique keys are judged on the state after the whole set: keys move, swap and change hands within one.</summary>
public abstract class KeyChangeConformance : ConformanceFixture
{
    [Test]
    public async Task Two_records_of_one_set_cannot_have_the_same_key()
    {
        var bench = await OpenTenantAsync();
        var before = await bench.StateAsync();
        var result = await bench.TryAsync(new Write.Add(bench.New.User("ann")), new Write.Add(bench.New.User("ANN")));
        Assert.That(result.Refusals.Select(refusal => (refusal.Reason, refusal.Key)), Is.Not.Empty.And.All.EqualTo(
            (RefusalReason.KeyTaken, RecordKeys.User)));
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Two_records_swap_their_keys_in_one_set()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob) = (bench.New.User("ann") with { ExternalId = "1" }, bench.New.User("bob") with { ExternalId = "2" });
        await bench.AddAllAsync(ann, bob);
        await bench.CommitAsync(
            Edit.From(ann, ann with { Key = "BOB", ExternalId = "2" }), Edit.From(bob, bob with { Key = "ann", ExternalId = "1" }));
        Assert.That(await FindAsync(bench, "ann"), Is.EqualTo(bob.Id));
        Assert.That(await FindAsync(bench, "bob"), Is.EqualTo(ann.Id));
        Assert.That((await Store.FindByKeyAsync<User>(RecordKeys.UserExternalId.For(bench.TenantId, "1"), CancellationToken.None))?.Id,
            Is.EqualTo(bob.Id));
    }

    [Test]
    public async Task Keys_move_round_three_records_in_one_set()
    {
        var bench = await OpenTenantAsync();
        Role[] roles = [bench.New.Role("a"), bench.New.Role("b"), bench.New.Role("c")];
        await bench.AddAllAsync(roles);
        await bench.CommitAsync([.. roles.Select((role, i) => Edit.From(role, role with { Key = roles[(i + 1) % 3].Key }))]);
        Assert.That((await bench.ListAsync<Role>()).OrderBy(role => role.Key)
            .Select(role => role.Id), Is.EqualTo(new[] { roles[2].Id, roles[0].Id, roles[1].Id }));
    }

    [Test]
    public async Task A_key_changes_hands_in_one_set_whichever_write_comes_first()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        var (next, last) = (bench.New.User("Ann"), bench.New.User("ANN"));
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id), new Write.Add(next));
        await bench.CommitAsync(new Write.Add(last), new Write.RemoveWhere(RecordKind.User, UserFields.Id.EqualTo(next.Id)));
        Assert.That(await FindAsync(bench, "ann"), Is.EqualTo(last.Id));
    }

    [Test]
    public async Task A_record_keeps_its_key_in_another_casing()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await bench.CommitAsync(Edit.From(ann, ann with { Key = "Ann" }));
        Assert.That(
            (await Store.FindByKeyAsync<User>(RecordKeys.User.For(bench.TenantId, "aNN"), CancellationToken.None))?.Key, Is.EqualTo("Ann"));
    }

    [Test]
    public async Task A_changed_key_is_found_and_the_old_one_is_free()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        await bench.CommitAsync(Edit.From(ann, ann with { Key = "anna" }));
        Assert.That(await FindAsync(bench, "ann"), Is.Null);
        Assert.That(await FindAsync(bench, "anna"), Is.EqualTo(ann.Id));
        await bench.CommitAsync(new Write.Add(bench.New.User("ann")));
    }

    [Test]
    public async Task An_update_cannot_take_a_key()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob) = (bench.New.User("ann"), bench.New.User("bob"));
        await bench.AddAllAsync(ann, bob);
        var refusal = Expect.Refused(await bench.TryAsync(Edit.From(bob, bob with { Key = "ANN" })), 0, RefusalReason.KeyTaken);
        Assert.That(refusal.Key, Is.SameAs(RecordKeys.User));
        Assert.That(await FindAsync(bench, "ann"), Is.EqualTo(ann.Id));
    }

    [Test]
    public async Task An_external_id_is_compared_as_it_is_and_many_may_have_none()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(
            bench.New.User("a") with { ExternalId = "id-1" }, bench.New.User("b") with { ExternalId = "ID-1" },
            bench.New.User("c") with { ExternalId = "\uFF29D-1" },
            bench.New.User("d"), bench.New.User("e"));
        Assert.That((await Store.FindByKeyAsync<User>(RecordKeys.UserExternalId.For(bench.TenantId, "ID-1"), CancellationToken.None))?.Key,
            Is.EqualTo("b"));
        Assert.That(
            await Store.FindByKeyAsync<User>(RecordKeys.UserExternalId.For(bench.TenantId, "Id-1"), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_key_is_unique_in_its_owner_only()
    {
        var bench = await OpenTenantAsync();
        var (lisbon, porto) = (bench.New.Organization("lisbon"), bench.New.Organization("porto"));
        var (ofTenant, ofLisbon) = (bench.New.Role("editor"), bench.New.Role("editor", lisbon));
        await bench.AddAllAsync(lisbon, porto, ofTenant, ofLisbon, bench.New.Role("editor", porto),
            bench.New.Group("staff"), bench.New.Group("staff", owner: lisbon));
        Assert.That((await Store.FindByKeyAsync<Role>(RecordKeys.Role.For(bench.TenantId, "EDITOR"), CancellationToken.None))?.Id,
            Is.EqualTo(ofTenant.Id));
        Assert.That(
            (await Store.FindByKeyAsync<Role>(RecordKeys.Role.For(bench.TenantId, "editor", lisbon.Id), CancellationToken.None))?.Id,
            Is.EqualTo(ofLisbon.Id));
    }

    [Test]
    public async Task Only_a_pending_invitation_holds_its_address()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        var (first, second) = (bench.New.Invitation(ann, "ann@acme.example"), bench.New.Invitation(ann, "ANN@acme.example"));
        await bench.AddAsync(first);
        var expired = Edit.Next(first, first with { Status = InvitationStatus.Expired });
        await bench.CommitAsync(Edit.From(first, expired), new Write.Add(second));
        var reopened = Edit.From(expired, expired with { Status = InvitationStatus.Pending });
        Assert.That(Expect.Refused(await bench.TryAsync(reopened), 0, RefusalReason.KeyTaken).Key, Is.SameAs(RecordKeys.PendingInvitation));
    }

    [Test]
    public async Task Of_racing_records_with_one_key_exactly_one_is_added()
    {
        var bench = await OpenTenantAsync();
        var added = new int[Race.Rounds];
        await Race.RunAsync(async (thread, round) =>
        {
            var result = await Race.CommitAsync(
                Store, bench.Set(new Write.Add(bench.New.User(thread % 2 == 0 ? $"user-{round}" : $"USER-{round}"))));
            if (result.IsCommitted)
            {
                Interlocked.Increment(ref added[round]);
            }
            else
            {
                Expect.Refused(result, 0, RefusalReason.KeyTaken);
            }
        });
        Assert.That(added, Is.All.EqualTo(1));
        Assert.That(await bench.ListAsync<User>(), Has.Count.EqualTo(Race.Rounds));
    }

    private async Task<Guid?> FindAsync(Workbench bench, string key) =>
        (await Store.FindByKeyAsync<User>(RecordKeys.User.For(bench.TenantId, key), CancellationToken.None))?.Id;
}
