using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Batches;

/// <summary>
/// An account's roles and groups change without its version. Who names a version where he changes them can compare them afterwards in the
/// same batch: it is run again when they change before the commit.
/// </summary>
public sealed class BatchExpectedVersionTests
{
    private InterruptedStore _store = null!;
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: store => _store = new InterruptedStore(store));
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        foreach (var key in new[] { "viewer", "editor", "old" })
        {
            await _test.RoleAsync(key, ["invoices.write"]);
            await _test.System.Groups.CreateAsync(new NewGroup(key));
        }

        _ann = await _test.UserAsync("ann", "lisbon");
        await _test.System.Roles.AssignAsync("ann", ["old"]);
        await _test.System.Groups.JoinAsync("ann", ["old"]);
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task What_the_account_gets_or_loses_before_the_commit_has_the_batch_run_again(
        [Values("assign", "unassign", "replace", "change roles", "join", "leave")] string call,
        [Values("assign", "unassign", "join", "leave", "add")] string meanwhile)
    {
        _store.BeforeNextCommit(() => MeanwhileAsync(meanwhile));

        (await RunAsync(call, _ann.Version)).Should().Be(2);
    }

    [TestCase("assign", "assign")]
    [TestCase("join", "join")]
    [TestCase("change roles", "join")]
    public async Task Without_a_version_giving_does_not_wait_for_giving(string call, string meanwhile)
    {
        _store.BeforeNextCommit(() => MeanwhileAsync(meanwhile));

        (await RunAsync(call, null)).Should().Be(1);
    }

    [TestCase("assign")]
    [TestCase("change roles")]
    [TestCase("join")]
    public async Task What_the_batch_itself_gave_and_took_before_is_no_reason(string call)
    {
        var runs = 0;

        await _test.System.InOneCommitAsync(async batch =>
        {
            runs++;
            await batch.Roles.UnassignAsync("ann", ["old"]);
            await batch.Groups.LeaveAsync("ann", ["old"]);
            await batch.Roles.AssignAsync("ann", ["editor"]);
            await batch.Members.AddAsync("ann", "porto");
            await ChangeAsync(batch, call, _ann.Version);
        });

        runs.Should().Be(1);
    }

    private async Task<int> RunAsync(string call, long? expectedVersion)
    {
        var runs = 0;
        await _test.System.InOneCommitAsync(async batch =>
        {
            runs++;
            await ChangeAsync(batch, call, expectedVersion);
        });
        return runs;
    }

    private static async Task ChangeAsync(ITenantDirectory batch, string call, long? version)
    {
        switch (call)
        {
            case "assign":
                await batch.Roles.AssignAsync("ann", ["viewer"], expectedVersion: version);
                break;
            case "unassign":
                await batch.Roles.UnassignAsync("ann", ["old"], expectedVersion: version);
                await batch.Roles.AssignAsync("ann", ["viewer"], "lisbon");
                break;
            case "replace":
                await batch.Roles.ReplaceAsync("ann", ["viewer"], "lisbon", version);
                break;
            case "change roles":
                await batch.Members.ChangeRolesAsync("ann", "lisbon", ["viewer"], [], version);
                break;
            case "join":
                await batch.Groups.JoinAsync("ann", ["viewer"], expectedVersion: version);
                break;
            default:
                await batch.Groups.LeaveAsync("ann", ["old"], expectedVersion: version);
                await batch.Roles.AssignAsync("ann", ["viewer"], "lisbon");
                break;
        }
    }

    private async Task MeanwhileAsync(string call)
    {
        switch (call)
        {
            case "assign":
                await _test.System.Roles.AssignAsync("ann", ["editor"], "porto");
                break;
            case "unassign":
                await _test.System.Roles.UnassignAsync("ann", ["old"]);
                break;
            case "join":
                await _test.System.Groups.JoinAsync("ann", ["editor"]);
                break;
            case "leave":
                await _test.System.Groups.LeaveAsync("ann", ["old"]);
                break;
            default:
                await _test.System.Members.AddAsync("ann", "porto");
                break;
        }
    }
}
