using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Tokens;

/// <summary>
/// A directory with the account <c>ann</c>, who has proved her address and has a password, and a notifier that keeps what it delivers.
/// </summary>
public abstract class TokenTestCase
{
    protected const string Email = "ann@acme.example";
    protected const string NewEmail = "ann@new.example";
    protected const string Old = "correct horse";
    protected const string New = "battery staple";

    protected TestDirectory Test { get; private set; } = null!;

    protected InterruptedStore Store { get; private set; } = null!;

    protected User Ann { get; private set; } = null!;

    protected IPasswordService Passwords => Test.System.Passwords;

    protected IUserService Users => Test.System.Users;

    /// <summary>The accounts, acting as Ann.</summary>
    protected IUserService AsAnn => Test.As(Ann).Users;

    private protected RecordingNotifier Notifier { get; private set; } = null!;

    private protected RecordingLogger Logger { get; private set; } = null!;

    [SetUp]
    public async Task SetUp()
    {
        (Notifier, Logger) = (new RecordingNotifier(), new RecordingLogger());
        Test = new TestDirectory(Configure, store => Store = new InterruptedStore(store));
        Ann = await Users.CreateAsync(
            new NewUser("ann") { Email = Email, IsEmailVerified = true, Password = Old, IsPasswordTemporary = false, Roles = [] });
    }

    [TearDown]
    public void Dispose()
    {
        Test.Dispose();
        Logger.Dispose();
    }

    protected virtual void Configure(UserDirectoryBuilder builder)
    {
        builder.Services.AddSingleton<INotifier>(Notifier);
        builder.Services.AddSingleton<ILoggerFactory>(Logger);
    }

    /// <summary>Asks for a reset and waits for what comes of it; the token that was sent last.</summary>
    protected async Task<string> ResetTokenAsync(EntityRef user)
    {
        await Passwords.RequestResetAsync(user);
        return await LastTokenAsync();
    }

    /// <summary>Asks, as Ann, for a proof and waits for what comes of it; the token that was sent last.</summary>
    protected async Task<string> ProofTokenAsync(string? email = null)
    {
        await AsAnn.RequestEmailProofAsync(Ann.Id, email);
        return await LastTokenAsync();
    }

    protected async Task<string> LastTokenAsync()
    {
        await Test.Directory.FinishRequestsAsync();
        return Notifier.Tokens[^1].Token!;
    }

    /// <summary>The addresses that tokens went to, once nothing is left to be done.</summary>
    protected async Task<IReadOnlyList<string>> SentAsync()
    {
        await Test.Directory.FinishRequestsAsync();
        return [.. Notifier.Tokens.Select(notice => notice.Email)];
    }

    protected async Task<User> StoredAsync(User user) => (await Test.InMemory.FindAsync<User>(user.TenantId, user.Id, default))!;

    protected async Task<IReadOnlyList<AccountToken>> StoredTokensAsync() =>
        (await Test.InMemory.QueryAsync(new Query<AccountToken>(Ann.TenantId) { Take = 100 }, default)).Items;

    protected async Task<PasswordOutcome> VerifyAsync(string password) => (await Passwords.VerifyAsync("ann", password)).Outcome;

    /// <summary>The feed's newest number.</summary>
    protected async Task<long> NumberAsync() => await Test.System.Changes.GetLatestNumberAsync();

    protected static async Task MustNotBeValidAsync(Func<Task> use, string because = "")
    {
        var refusal = (await use.Should().ThrowAsync<TokenNotValidException>(because)).Which;
        refusal.Code.Should().Be("token.not_valid");
        refusal.Message.Should().Be("The token is not valid (any more). Ask for a new one.");
        refusal.Details.Should().BeEmpty("the answer never says why");
    }

    protected Task ResetMustNotBeValidAsync(string token, string because = "") =>
        MustNotBeValidAsync(async () => await Passwords.ConfirmResetAsync(token, New), because);

    protected Task ProofMustNotBeValidAsync(string token, string because = "") =>
        MustNotBeValidAsync(async () => await Users.ConfirmEmailAsync(token), because);
}
