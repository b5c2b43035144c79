using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The wall between tenants: a write that names an id of another one does exactly what it does with an unknown id.</summary>
public abstract class IsolatedWriteConformance : ConformanceFixture
{
    [Test]
    public async Task Removing_requiring_and_updating_a_foreign_record_is_refused_as_an_unknown_one()
    {
        foreach (var foreign in FullRecords.Of(new(Guid.Empty, new(1))).Select(record => record.Full))
        {
            var (here, there) = (await OpenTenantAsync(), await OpenTenantAsync());
            await there.AddAllAsync(FullRecords.Of(new(there.TenantId, new(1))).Select(record => record.Full));
            var own = foreign with { TenantId = here.TenantId };
            await AssertRefusedAndUntouchedAsync(
                here, there, new Write.Remove(foreign.Kind, foreign.Id), new Write.Require(foreign.Kind, foreign.Id), Edit.From(own, own));
        }
    }

    [Test]
    public async Task Touching_a_foreign_account_is_refused_as_an_unknown_one()
    {
        var (here, there, ann, _) = await OpenTwoAsync();
        await AssertRefusedAndUntouchedAsync(
            here,
            there,
            new Write.Touch(ann.Id, new SignIn.Attempt(RecordMaker.Start, 1, TimeSpan.FromDays(1))),
            new Write.Touch(ann.Id, new SignIn.LoggedIn(RecordMaker.Start)));
    }

    [Test]
    public async Task Linking_to_a_foreign_record_is_refused_as_to_an_unknown_one()
    {
        var (here, there, ann, lisbon) = await OpenTwoAsync();
        var before = await there.StateAsync();
        var refusals = (await here.TryAsync(new Write.Add(here.New.Membership(ann, lisbon)))).Refusals;
        var unknown = (await here.TryAsync(new Write.Add(here.New.Membership(here.New.User("x"), here.New.Organization("y"))))).Refusals;
        Assert.That(refusals.Select(Snapshot.Of), Is.Not.Empty.And.EqualTo(unknown.Select(Snapshot.Of)));
        Assert.That(await there.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Links_in_another_tenant_do_not_hold_a_record_here()
    {
        var (here, there, ann, _) = await OpenTwoAsync();
        await here.AddAsync(ann with { TenantId = here.TenantId });
        await here.CommitAsync(new Write.Remove(RecordKind.User, ann.Id));
        Assert.That(await there.FindAsync<User>(ann.Id), Is.Not.Null);
    }

    [Test]
    public async Task Writes_by_filter_see_no_foreign_record()
    {
        var (here, there, ann, lisbon) = await OpenTwoAsync();
        var before = await there.StateAsync();
        var head = await here.HeadAsync();
        var result = await here.CommitAsync(
            new Write.RequireNone(RecordKind.User, Filter.All()),
            new Write.RemoveWhere(RecordKind.Membership, Filter.All()),
            new Write.RemoveWhere(RecordKind.Membership, MembershipFields.OrganizationId.IsUnder(lisbon.Id)),
            new Write.RemoveWhere(RecordKind.User, UserFields.Id.EqualTo(ann.Id)),
            new Write.RemoveWhere(RecordKind.Organization, !OrganizationFields.Key.EqualTo("none")));
        Assert.That(result.Sequence, Is.EqualTo(head.Sequence), "Nothing was removed, so no number was taken.");
        Assert.That(await there.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Redacting_a_foreign_record_blanks_nothing()
    {
        var (here, there, ann, _) = await OpenTwoAsync();
        await there.CommitAsync(Edit.From(ann, ann with { DisplayName = "Ann" }));
        var before = await there.StateAsync();
        await here.CommitAsync(new Write.Redact(RecordKind.User, ann.Id));
        Assert.That(await there.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_record_stamped_with_another_tenant_is_written_to_neither()
    {
        var (here, there, ann, _) = await OpenTwoAsync();
        var (stateHere, stateThere) = (await here.StateAsync(), await there.StateAsync());
        Assert.That(await IsWrittenAsync(here, new Write.Add(there.New.User("bob"))), Is.False);
        Assert.That(await IsWrittenAsync(here, Edit.From(ann, ann with { DisplayName = "Ann" })), Is.False);
        Assert.That(await IsWrittenAsync(here, new Write.Add(Workbench.Draft(Store).Tenant)), Is.False);
        Assert.That(await here.StateAsync(), Is.EqualTo(stateHere));
        Assert.That(await there.StateAsync(), Is.EqualTo(stateThere));
    }

    [Test]
    public async Task Another_tenant_cannot_be_removed()
    {
        var (here, there, _, _) = await OpenTwoAsync();
        await AssertRefusedAndUntouchedAsync(
            here, there, new Write.Remove(RecordKind.Tenant, there.TenantId), new Write.Require(RecordKind.Tenant, there.TenantId));
    }

    /// <summary>
    /// A set that names another tenant's records in full is a fault of the caller: refused or thrown back, but never written.
    /// </summary>
    private static async Task<bool> IsWrittenAsync(Workbench bench, Write write)
    {
        try
        {
            return (await bench.TryAsync(write)).IsCommitted;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task AssertRefusedAndUntouchedAsync(Workbench here, Workbench there, params Write[] writes)
    {
        var before = await there.StateAsync();
        for (var i = 0; i < writes.Length; i++)
        {
            Expect.Refused(await here.TryAsync(writes[i]), 0, RefusalReason.NotFound);
        }

        Assert.That(await there.StateAsync(), Is.EqualTo(before));
    }

    private async Task<(Workbench Here, Workbench There, User User, Organization Organization)> OpenTwoAsync()
    {
        var (here, there) = (await OpenTenantAsync(), await OpenTenantAsync());
        var (ann, lisbon) = (there.New.User("ann"), there.New.Organization("lisbon"));
        await there.AddAllAsync(ann, lisbon, there.New.Membership(ann, lisbon), there.New.Credential(ann));
        return (here, there, ann, lisbon);
    }
}
