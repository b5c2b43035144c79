using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Rules;

/// <summary>A refusal says which of the caller's values it is about, as the caller gave it, and where that stood.</summary>
public sealed class RefusedValueTests
{
    private readonly TestDirectory _test = new();

    [OneTimeTearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Of_an_input_every_refused_field_and_its_value()
    {
        var time = new DateTimeOffset(2020, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var system = _test.Directory.AsSystem("test");

        (await MessageAsync(() => system.Users.CreateAsync(new NewUser("ann") { Culture = "no culture", TimeZone = "Nowhere/Land" })))
            .Should().Contain("Culture: 'no culture' is not").And.Contain("TimeZone: There is no time zone 'Nowhere/Land'");
        (await MessageAsync(() => system.Users.ListAsync(new UserQuery { Skip = -3, Take = 5_000 })))
            .Should().Contain("Skip: ").And.Contain("is -3;").And.Contain("not 5000");
        await system.Users.CreateAsync(new NewUser("vic"));
        (await MessageAsync(() => system.Users.RecordLoginAsync("vic", time.AddYears(-100))))
            .Should().Contain("at: The last login, 1920-05-01 00:00:00Z,");
        (await MessageAsync(() => system.Users.RecordLoginAsync("vic", time.AddYears(900)))).Should().Contain("2920-05-01 00:00:00Z");
        (await MessageAsync(() => system.Members.AddAsync("vic", "none", new Validity(time, time.AddDays(-1)))))
            .Should().Contain("2020-04-30 00:00:00Z").And.Contain("2020-05-01 00:00:00Z");
        (await MessageAsync(() => system.Members.AddAsync("vic", "none", new Validity(null, time))))
            .Should().Contain("The end, 2020-05-01 00:00:00Z, is past");
    }

    [Test]
    public async Task Of_a_conflict_the_address_and_the_place_as_they_were_given()
    {
        var system = _test.Directory.AsSystem("test");
        await system.Organizations.CreateAsync(new NewOrganization("lisbon"));
        await system.Users.CreateAsync(new NewUser("bob") { Email = "bob@acme.example", IsEmailVerified = true, Organization = "lisbon" });

        (await MessageAsync(() => system.Invitations.SendAsync(new NewInvitation("Bob@acme.example", "Lisbon") { RefuseMembers = true })))
            .Should().Be("The account of 'Bob@acme.example' is a member of 'Lisbon' already.");
        await system.Users.DeactivateAsync("bob");
        (await MessageAsync(() => system.Invitations.SendAsync(new NewInvitation("Bob@acme.example"))))
            .Should().StartWith("The account of 'Bob@acme.example' is switched off;");
        await system.Users.CreateAsync(new NewUser("eve"));
        (await MessageAsync(() => system.Users.ChangeDefaultOrganizationAsync("eve", "Lisbon")))
            .Should().Contain("organization: The account is no active member of 'Lisbon'.");
    }

    [Test]
    public void Of_an_argument_the_value_with_what_is_allowed()
    {
        var name = new string('x', 101);

        ((Action)(() => ActorRef.System(name))).Should().Throw<ArgumentException>().WithMessage("*100 characters, not 101: 'xxx*");
    }

    private static async Task<string> MessageAsync<T>(Func<ValueTask<T>> call) =>
        (await new Func<Task>(async () => await call()).Should().ThrowAsync<UserDirectoryException>()).Which.Message;

    private static async Task<string> MessageAsync(Func<ValueTask> call) =>
        (await new Func<Task>(async () => await call()).Should().ThrowAsync<UserDirectoryException>()).Which.Message;
}
