using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Decisions.Reading;

/// <summary>
/// What a call has read ahead may be old by the time of its commit: whatever happens between any two calls of the store, it does not give
/// by a right that was taken, nor touch an account that has come to hold more.
/// </summary>
public sealed class BetweenReadsTests
{
    private const string Password = "correct horse battery";

    private delegate Task Call(World world);

    [TestCaseSource(nameof(ThatGive))]
    public async Task A_right_that_is_taken_meanwhile_gives_nothing(object call) =>
        await MustBeRefusedAsync((Call)call, world => world.Test.System.Roles.UnassignAsync("boss", ["role of boss"]).AsTask());

    [TestCaseSource(nameof(ThatTakeOver))]
    public async Task An_account_that_is_given_more_meanwhile_is_not_touched(object call) =>
        await MustBeRefusedAsync((Call)call, world => world.Test.System.Roles.AssignAsync("ann", ["approver"]).AsTask());

    [TestCaseSource(nameof(ThatTakeOver))]
    public async Task An_account_that_joins_a_group_that_gives_more_meanwhile_is_not_touched(object call) =>
        await MustBeRefusedAsync((Call)call, world => world.Test.System.Groups.JoinAsync("ann", ["approvers"]).AsTask());

    private static IEnumerable<TestCaseData> ThatGive() =>
    [
        Named("assign", w => w.Boss.Roles.AssignAsync("bob", ["reader"], "lisbon").AsTask()),
        Named("join", w => w.Boss.Groups.JoinAsync("bob", ["readers"]).AsTask()),
        Named("create", w => w.Boss.Users.CreateAsync(new NewUser("new") { Roles = ["reader"], Groups = ["readers"] }).AsTask()),
        Named("grant", w => w.Boss.Users.GrantAsync("bob", ["invoices.read"]).AsTask()),
        Named("restore", w => w.Boss.Users.RestoreAsync(w.Gone.Id).AsTask()),
        Named("invite", w => w.Boss.Invitations.SendAsync(new NewInvitation("new@acme.example") { Roles = ["reader"] }).AsTask()),
        Named("accept", w => w.AcceptAsync()),
        Named("in one commit", w => w.Boss.InOneCommitAsync(async acme =>
        {
            await acme.Users.CreateAsync(new NewUser("new") { Roles = [] });
            await acme.Roles.AssignAsync("new", ["reader"], "lisbon");
        }).AsTask()),
        Named("import", w => w.ImportAsync(new ImportRow { Key = "new", Roles = ["reader"], Groups = ["readers"] })),
    ];

    private static IEnumerable<TestCaseData> ThatTakeOver() =>
    [
        Named("change an address", w => w.Boss.Users.ChangeEmailAsync("ann", "other@acme.example").AsTask()),
        Named("change a key", w => w.Boss.Users.ChangeKeyAsync("ann", "anna").AsTask()),
        Named("set a password", w => w.Boss.Passwords.SetAsync("ann", Password).AsTask()),
        Named("deactivate", w => w.Boss.Users.DeactivateAsync("ann").AsTask()),
        Named("delete", w => w.Boss.Users.DeleteAsync("ann").AsTask()),
        Named("let in everywhere", w => w.Boss.Permissions.AddAccessRulesAsync("ann", ["any"]).AsTask()),
        Named("add as a member", w => w.Boss.Members.AddAsync("ann", "porto").AsTask()),
        Named("accept", w => w.AcceptAsync()),
        Named("in one commit", w => w.Boss.InOneCommitAsync(async acme =>
        {
            await acme.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
            await acme.Users.ChangeKeyAsync("ann", "anna");
        }).AsTask()),
        Named("import", w => w.ImportAsync(new ImportRow { Key = "ann", Email = "other@acme.example" })),
    ];

    private static TestCaseData Named(string name, Call call) => new TestCaseData(call).SetArgDisplayNames(name);

    /// <summary>Does something before each call of the store that a call makes, up to its commit, in a world of its own.</summary>
    private static async Task MustBeRefusedAsync(Call call, Func<World, Task> meanwhile)
    {
        var before = 0;
        while (true)
        {
            using var world = await World.MakeAsync();
            world.Store.BeforeCall(before, () => meanwhile(world));
            var refusal = await RefusalAsync(call, world);
            if (world.Store.IsInterruptedAfterCommit || !world.Store.IsInterrupted)
            {
                refusal.Should().BeNull("nothing happened before the commit");
                break;
            }

            refusal.Should().NotBeNull($"it happened before call {before} of the store");
            before++;
        }

        before.Should().BePositive();
    }

    private static async Task<Exception?> RefusalAsync(Call call, World world)
    {
        try
        {
            await call(world);
            return null;
        }
        catch (Exception refusal) when (refusal is AccessDeniedException or InvitationNotValidException)
        {
            return refusal;
        }
    }

    private sealed class World(TestDirectory test, EveryCallStore store, ITenantDirectory boss) : IDisposable
    {
        private string _token = null!;

        public TestDirectory Test => test;

        public EveryCallStore Store => store;

        public ITenantDirectory Boss => boss;

        public User Gone { get; private set; } = null!;

        public static async Task<World> MakeAsync()
        {
            EveryCallStore store = null!;
            var test = new TestDirectory(decorate: inner => store = new EveryCallStore(inner));
            await test.OrganizationAsync("lisbon");
            await test.OrganizationAsync("porto");
            await test.RoleAsync("reader", ["invoices.read"]);
            await test.RoleAsync("approver", ["invoices.approve"]);
            await test.System.Groups.CreateAsync(new NewGroup("readers"));
            await test.System.Roles.AssignAsync(Subject.Group("readers"), ["reader"]);
            await test.System.Groups.CreateAsync(new NewGroup("approvers"));
            await test.System.Roles.AssignAsync(Subject.Group("approvers"), ["approver"]);
            await test.System.Users.CreateAsync(new NewUser("chief") { Roles = ["admin"] });
            await test.UserAsync("bob");
            var gone = await test.UserAsync("gone", default, "reader");
            await test.System.Users.DeleteAsync("gone");
            await test.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example", Roles = ["reader"] });
            return await new World(test, store, test.As(await BossAsync(test))) { Gone = gone }.InviteAsync();
        }

        public async Task AcceptAsync() =>
            await test.Directory.AcceptInvitationAsync(_token, new Acceptance { Password = Password });

        public async Task ImportAsync(ImportRow row)
        {
            await foreach (var result in boss.Import.ImportAsync([row]))
            {
                if (result.Errors.Count > 0)
                {
                    throw new AccessDeniedException(result.Errors[0].Code, result.Errors[0].Message, permission: null);
                }
            }
        }

        public void Dispose() => test.Dispose();

        // Everything but to approve.
        private static async Task<User> BossAsync(TestDirectory test)
        {
            var boss = await test.HolderAsync("boss", default, "users.*", "groups.*", "members.*", "invitations.*", "invoices.read");
            await test.System.Members.AddAsync("boss", "lisbon");
            await test.System.Members.AddAsync("boss", "porto");
            return boss;
        }

        private async Task<World> InviteAsync()
        {
            _token = (await boss.Invitations.SendAsync(new NewInvitation("ann@acme.example", "lisbon") { Key = "ann", Roles = ["reader"] }))
                .Token!;
            return this;
        }
    }

    private sealed class EveryCallStore(IDirectoryStore inner) : IDirectoryStore
    {
        private Func<Task>? _interruption;
        private int _left;
        private bool _isCommitted;

        public bool IsInterrupted { get; private set; }

        public bool IsInterruptedAfterCommit { get; private set; }

        /// <summary>Done once, before the call of the store that comes after so many more.</summary>
        public void BeforeCall(int after, Func<Task> interruption) => (_left, _interruption, _isCommitted) = (after, interruption, false);

        public async ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
            where T : DirectoryRecord => await (await NextAsync()).FindAsync<T>(tenantId, id, cancellationToken);

        public async ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
            where T : DirectoryRecord => await (await NextAsync()).FindByKeyAsync<T>(key, cancellationToken);

        public async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
            where T : DirectoryRecord => await (await NextAsync()).QueryAsync(query, cancellationToken);

        public async ValueTask<AccessFacts?> ReadAccessAsync(
            Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
            await (await NextAsync()).ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

        public async ValueTask<ReadResults?> ReadManyAsync(
            Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
            await (await NextAsync()).ReadManyAsync(tenantId, reads, cancellationToken);

        public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
            inner.FindAcrossTenantsAsync(key, cancellationToken);

        public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            var result = await (await NextAsync()).CommitAsync(changes, cancellationToken);
            _isCommitted |= result.IsCommitted && _interruption is not null;
            return result;
        }

        private async Task<IDirectoryStore> NextAsync()
        {
            if (_interruption is { } interruption && --_left < 0)
            {
                (_interruption, IsInterrupted, IsInterruptedAfterCommit) = (null, true, _isCommitted);
                await interruption();
            }

            return inner;
        }
    }
}
