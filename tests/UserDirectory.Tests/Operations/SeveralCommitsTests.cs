using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// What is several commits by design: a fault leaves some of them done, each whole, and the call repeated comes to the same end.
/// </summary>
public sealed class SeveralCommitsTests
{
    private const int MostCalls = 200;

    [Test]
    public async Task A_sweep_that_a_fault_ends_leaves_whole_pages_and_the_next_one_does_the_rest([Values] bool isAnswerLost) =>
        await TryEachFaultAsync(
            isAnswerLost,
            async test =>
            {
                var companies = new[] { await Company.MakeAsync(test, "acme"), await Company.MakeAsync(test, "umbrella") };
                test.Clock.Advance(TimeSpan.FromDays(100));
                return companies;
            },
            async test => await test.Directory.SweepAsync(),
            async (test, companies, commits) => (await SweptPagesAsync(test, companies)).Should().Be(commits),
            commits: 4);

    [Test]
    public async Task A_first_change_of_the_default_tenant_that_a_fault_ends_leaves_it_whole_and_can_be_repeated(
        [Values] bool isAnswerLost) => await TryEachFaultAsync(
            isAnswerLost,
            _ => Task.FromResult(Array.Empty<Company>()),
            async test => await test.System.Settings.UpdateAsync(new TenantUpdate { Name = "Acme" }),
            async (test, _, commits) => (await ShapeAsync(test)).Should().Be(commits switch
            {
                0 => string.Empty,
                1 => "Role v1\nRole v1\nTenant v1",
                _ => "Role v1\nRole v1\nTenant v2",
            }),
            commits: 2);

    [Test]
    public async Task A_first_read_of_the_default_tenant_that_a_fault_ends_leaves_it_whole_and_can_be_repeated(
        [Values] bool isAnswerLost) => await TryEachFaultAsync(
            isAnswerLost,
            _ => Task.FromResult(Array.Empty<Company>()),
            async test => await test.System.Users.ListAsync(),
            async (test, _, commits) => (await ShapeAsync(test)).Should().Be(commits == 0 ? string.Empty : "Role v1\nRole v1\nTenant v1"),
            commits: 1);

    private static async Task TryEachFaultAsync(
        bool isAnswerLost, Func<TestDirectory, Task<Company[]>> prepare, Func<TestDirectory, Task> call,
        Func<TestDirectory, Company[], int, Task> mustBeWhole, int commits)
    {
        var seen = new HashSet<int>();
        var ends = new HashSet<string>();
        for (var at = 0; at < MostCalls; at++)
        {
            FaultyStore? store = null;
            using var test = new TestDirectory(decorate: inner => store = new FaultyStore(inner));
            var companies = await prepare(test);
            store!.FailAt(at, isAnswerLost);
            var fails = await FailsAsync(() => call(test));
            store.Heal();
            fails.Should().Be(store.HasFailed, $"the fault at call {at} is told");
            await mustBeWhole(test, companies, store.Commits);
            seen.Add(store.Commits);
            await call(test);
            ends.Add(await ShapeAsync(test));
            if (!store.HasFailed)
            {
                seen.Should().BeEquivalentTo(Enumerable.Range(0, commits + 1), "a fault came between every two commits");
                ends.Should().ContainSingle("the call repeated comes to the same end");
                return;
            }
        }

        Assert.Fail($"The operation made more than {MostCalls} storage calls.");
    }

    private static async Task<int> SweptPagesAsync(TestDirectory test, IEnumerable<Company> companies)
    {
        var pages = 0;
        foreach (var company in companies)
        {
            var invitation = (await test.InMemory.FindAsync<Invitation>(company.TenantId, company.Names.Invitation, default))!;
            var guest = (await test.InMemory.FindAsync<User>(company.TenantId, invitation.UserId, default))!;
            (guest.Status == UserStatus.InvitationExpired)
                .Should().Be(invitation.Status == InvitationStatus.Expired, "an invitation and its account expire in one commit");
            pages += invitation.Status == InvitationStatus.Expired ? 1 : 0;
            pages += await test.InMemory.FindAsync<DeletedUser>(company.TenantId, company.Names.DeletedUser, default) is null ? 1 : 0;
        }

        return pages;
    }

    private static async Task<bool> FailsAsync(Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (StoreException)
        {
            return true;
        }
    }

    private static async Task<string> ShapeAsync(TestDirectory test) =>
        StateText.Shape(await StateText.ReadAllAsync(test.InMemory, Guid.Empty));
}
