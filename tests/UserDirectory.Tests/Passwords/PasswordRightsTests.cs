using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Passwords;

public sealed class PasswordRightsTests : PasswordTestCase
{
    private static readonly Dictionary<string, Func<IPasswordService, ValueTask>> s_calls = new()
    {
        ["set"] = passwords => passwords.SetAsync("ann", Right),
        ["reset"] = async passwords => await passwords.ResetAsync("ann"),
        ["remove"] = passwords => passwords.RemoveAsync("ann"),
    };

    private static IEnumerable<string> Calls => s_calls.Keys;

    [TestCaseSource(nameof(Calls))]
    public async Task Who_lacks_the_permission_is_refused(string call)
    {
        var carl = await AdministratorAsync("carl", "users.read");

        (await Refused(carl, call)).Should().BeEquivalentTo(new { Code = "access.denied", Permission = "users.password-reset" });
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Who_holds_less_than_the_account_is_refused(string call)
    {
        var carl = await AdministratorAsync("carl", "users.password-reset", "users.read");
        await GrantAnnAsync("invoices.approve");

        (await Refused(carl, call)).Should().BeEquivalentTo(new { Code = "access.escalation", Permission = "invoices.approve" });
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Who_holds_all_that_the_account_holds_may(string call)
    {
        var carl = await AdministratorAsync("carl", "users.password-reset", "invoices.*");
        await GrantAnnAsync("invoices.approve");

        var act = async () => await s_calls[call](Test.As(carl).Passwords);

        await act.Should().NotThrowAsync();
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Oneself_needs_the_permission_too(string call)
    {
        (await Refused(Ann, call)).Code.Should().Be("access.denied");
    }

    [Test]
    public async Task Oneself_with_the_permission_may()
    {
        var carl = await AdministratorAsync("carl", "users.password-reset", "invoices.approve");

        await Test.As(carl).Passwords.SetAsync("carl", Right);

        (await Passwords.VerifyAsync("carl", Right)).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task The_permission_is_asked_at_the_accounts_home()
    {
        await Test.OrganizationAsync("lisbon");
        await Test.UserAsync("bea", "lisbon");
        var outside = await AdministratorAsync("outside", "users.password-reset");
        var inside = await Test.System.Users.CreateAsync(
            new NewUser("inside") { Organization = "lisbon", Grants = ["users.password-reset"], Roles = [] });

        var byOutside = async () => await Test.As(outside).Passwords.SetAsync("bea", Right);
        var byInside = async () => await Test.As(inside).Passwords.SetAsync("bea", Right);

        await byOutside.Should().ThrowAsync<AccessDeniedException>("who cannot enter the home has no rights there");
        await byInside.Should().NotThrowAsync();
    }

    [Test]
    public async Task Unlocking_asks_what_setting_asks_for_it_lets_one_guess_without_end()
    {
        var carl = await AdministratorAsync("carl", "users.password-reset");
        var dora = await AdministratorAsync("dora", "users.password-reset", "invoices.approve");
        await GrantAnnAsync("invoices.approve");
        await Passwords.SetAsync("ann", Right);

        var lesser = async () => await Test.As(carl).Passwords.UnlockAsync("ann");
        var may = async () => await Test.As(dora).Passwords.UnlockAsync("ann");
        var mayNot = async () => await Test.As(Ann).Passwords.UnlockAsync("ann");

        (await lesser.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
        await may.Should().NotThrowAsync();
        (await mayNot.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("users.password-reset");
    }

    [Test]
    public async Task Only_a_system_actor_imports_a_hash()
    {
        var root = await AdministratorAsync("root", "*.*");

        var import = async () => await Test.As(root).Passwords.ImportHashAsync("ann", StoredHashes.Version2);

        (await import.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.system_only");
    }

    [Test]
    public async Task A_right_that_the_account_gets_meanwhile_is_asked_too()
    {
        var carl = await AdministratorAsync("carl", "users.password-reset");
        Store.BeforeNextCommit(() => GrantAnnAsync("invoices.approve"));

        (await Refused(carl, "set")).Code.Should().Be("access.escalation");
        (await CredentialAsync(Ann)).Should().BeNull();
    }

    private async Task<AccessDeniedException> Refused(User actor, string call)
    {
        var act = async () => await s_calls[call](Test.As(actor).Passwords);
        return (await act.Should().ThrowAsync<AccessDeniedException>()).Which;
    }
}
