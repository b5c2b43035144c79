using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <summary>A call goes by the input as it was given, whatever becomes of the object while host code runs inside the call.</summary>
public sealed class InputCopyTests
{
    private readonly MeddlingList _list = new();
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory(builder => builder.Services.AddSingleton<IPasswordBreachList>(_list));

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task An_account_is_made_as_it_was_checked()
    {
        await _test.RoleAsync("editor", ["invoices.write"]);
        var roles = new List<EntityRef>();
        var input = new NewUser("ann") { Password = "correct horse battery", Roles = roles };
        _list.Meddle = () =>
        {
            (input.Key, input.DisplayName, input.Email, input.Password, input.Grants) =
                ("a/b", new string('x', 100_000), "nowhere", "x", ["*.*"]);
            roles.Add("editor");
        };

        var ann = await _test.System.Users.CreateAsync(input);

        (ann.Key, ann.DisplayName, ann.Email, ann.Grants.Count).Should().Be(("ann", null, null, 0));
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
        (await _test.System.Passwords.VerifyAsync("ann", "correct horse battery")).Succeeded.Should().BeTrue();
        (await _test.System.Passwords.VerifyAsync("ann", "x")).Succeeded.Should().BeFalse();
    }

    [Test]
    public async Task An_invitation_is_accepted_as_it_was_checked()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example"));
        var input = new Acceptance { DisplayName = "Bob", Password = "correct horse battery" };
        _list.Meddle = () => (input.DisplayName, input.Password) = (new string('x', 100_000), "x");

        var bob = await _test.Directory.AcceptInvitationAsync(sent.Token!, input);

        bob.DisplayName.Should().Be("Bob");
        (await _test.System.Passwords.VerifyAsync(bob.Id, "correct horse battery")).Succeeded.Should().BeTrue();
    }

    private sealed class MeddlingList : IPasswordBreachList
    {
        public Action? Meddle { get; set; }

        public async ValueTask<bool> ContainsAsync(string password, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Meddle?.Invoke();
            return false;
        }
    }
}
