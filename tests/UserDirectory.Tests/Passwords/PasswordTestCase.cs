using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Passwords;

/// <summary>A directory with one account, <c>ann</c>, and a hasher that counts.</summary>
public abstract class PasswordTestCase
{
    protected const string Right = "correct horse";
    protected const string Wrong = "battery staple";

    protected TestDirectory Test { get; private set; } = null!;

    protected IPasswordService Passwords => Test.System.Passwords;

    protected User Ann { get; private set; } = null!;

    protected InterruptedStore Store { get; private set; } = null!;

    private protected CountingPasswordHasher Hasher { get; private set; } = null!;

    [SetUp]
    public async Task SetUp()
    {
        Hasher = new CountingPasswordHasher();
        Test = new TestDirectory(
            builder => builder.Services.AddSingleton<IPasswordHasher>(Hasher), store => Store = new InterruptedStore(store));
        Ann = await Test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => Test.Dispose();

    protected async Task<User> AdministratorAsync(string key, params string[] grants) =>
        await Test.System.Users.CreateAsync(new NewUser(key) { Grants = grants, Roles = [] });

    protected async Task<Credential?> CredentialAsync(User user) =>
        await Test.InMemory.FindAsync<Credential>(user.TenantId, user.Id, default);

    protected async Task<bool> FitsAsync(User user, string password)
    {
        var credential = await CredentialAsync(user);
        return credential is not null
            && await new CheapPasswordHasher()
                .VerifyAsync(credential.PasswordHash.Reveal(), password, default) != PasswordHashResult.Failed;
    }

    protected async Task GuessAsync(int times, string user = "ann")
    {
        for (var i = 0; i < times; i++)
        {
            await Passwords.VerifyAsync(user, Wrong);
        }
    }

    /// <summary>The feed's newest number: what takes none leaves it as it is.</summary>
    protected async Task<long> NumberAsync() => (await Test.InMemory.ReadAccessAsync(Ann.TenantId, Ann.Id, null, default))!.Sequence;

    protected async Task<Change> LastChangeAsync()
    {
        var query = new Query<Change>(Ann.TenantId) { OrderBy = [ChangeFields.Number.Descending], Take = 1 };
        return (await Test.InMemory.QueryAsync(query, default)).Items.Single();
    }

    /// <summary>Changes an account past the services.</summary>
    protected async Task ChangeAsync(User user, Func<User, User> change)
    {
        var before = (await Test.InMemory.FindAsync<User>(user.TenantId, user.Id, default))!;
        var after = change(before) with { Version = before.Version + 1 };
        await CommitAsync(new Write.Update(after, before.Version, []));
    }

    protected Task GrantAnnAsync(string pattern) => ChangeAsync(Ann, ann => ann with { Grants = [pattern] });

    protected async Task CommitAsync(params Write[] writes)
    {
        var set = new ChangeSet(
            Guid.CreateVersion7(), Ann.TenantId, ActorRef.System("other"), Test.Clock.GetUtcNow(), writes)
        { RaisesAuthority = true };
        (await Test.InMemory.CommitAsync(set, default)).IsCommitted.Should().BeTrue();
    }
}
