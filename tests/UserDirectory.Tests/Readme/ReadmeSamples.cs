#region usings
using Microsoft.Extensions.DependencyInjection;
using UserDirectory;
using UserDirectory.Queries;
#endregion
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests;
using UserDirectory.Tests.Readme;

// Outside the library's namespace, as the code of a host is.
namespace Readme;

/// <summary>The code of the README, run. A test compares it with the text that stands there.</summary>
public sealed partial class ReadmeSamples
{
    private ServiceProvider _services = null!;
    private IUserDirectory _directory = null!;

    [SetUp]
    public void SetUp()
    {
        var services = new ServiceCollection();
        services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "write", "approve"))
            .UseInMemory().UsePasswordHasher<CheapPasswordHasher>().UseNotifier<MailNotifier>();
        _services = services.BuildServiceProvider();
        _directory = _services.GetRequiredService<IUserDirectory>();
    }

    [TearDown]
    public void Dispose() => _services.Dispose();

    [Test]
    public async Task First_result()
    {
        #region first
        var services = new ServiceCollection();
        services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "write", "approve")).UseInMemory();
        using var provider = services.BuildServiceProvider();

        ITenantDirectory home = provider.GetRequiredService<IUserDirectory>().AsSystem("setup");
        await home.Organizations.CreateAsync(new NewOrganization("lisbon"));
        await home.Roles.CreateAsync(new NewRole("editor", "invoices.read", "invoices.write"));
        await home.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon", Roles = ["editor"] });

        Console.WriteLine(await home.Permissions.ExplainAsync("ann", "invoices.approve", "lisbon"));
        #endregion

        ReadmeText.Blocks("text").Should().Contain(
            (await home.Permissions.ExplainAsync("ann", "invoices.approve", "lisbon")).ToString().TrimEnd());
    }

    [Test]
    public async Task Everyday_tasks()
    {
        var directory = _directory;
        var ct = CancellationToken.None;

        #region tenant
        await directory.Tenants.CreateAsync(new NewTenant("acme") { Administrator = new NewUser("ada@acme.example") });

        User ada = await directory.Tenant("acme").AsSystem("setup").Users.GetAsync("ada@acme.example");
        ITenantDirectory acme = directory.Tenant("acme").As(ada.Id);
        #endregion

        #region world
        await acme.Organizations.CreateAsync(new NewOrganization("portugal"));
        await acme.Organizations.CreateAsync(new NewOrganization("lisbon") { Parent = "portugal" });
        await acme.Roles.CreateAsync(new NewRole("editor", "invoices.read", "invoices.write"));
        await acme.Roles.CreateAsync(new NewRole("approver", "invoices.*"));
        await acme.Groups.CreateAsync(new NewGroup("sales"));
        await acme.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        #endregion

        #region create
        User ann = await acme.Users.CreateAsync(
            new NewUser("ann@acme.example") { DisplayName = "Ann", Organization = "lisbon", Roles = ["editor"] }, ct);
        #endregion

        #region invite
        IssuedInvitation sent = await acme.Invitations.SendAsync(
            new NewInvitation("bob@acme.example", "lisbon") { Roles = ["editor"], Groups = ["sales/emea"] }, ct);
        #endregion

        var token = (await directory.Tenant("acme").AsSystem("setup").Invitations.ResendAsync(sent.Invitation.Id)).Token!;

        #region accept
        User bob = await directory.AcceptInvitationAsync(
            token, new Acceptance { DisplayName = "Bob", Password = "correct horse battery staple" }, ct);
        #endregion

        #region check
        bool may = await acme.Permissions.CheckAsync(ann.Id, "invoices.approve", "lisbon", ct);
        #endregion

        #region explain
        PermissionExplanation why = await acme.Permissions.ExplainAsync(ann.Id, "invoices.approve", "lisbon", ct);
        #endregion

        #region list
        Page<User> page = await acme.Users.ListAsync(
            new UserQuery { Organization = "lisbon", Search = "an", OrderBy = [UserFields.DisplayName], Skip = 0, Take = 20 }, ct);
        #endregion

        #region deactivate
        await acme.Users.DeactivateAsync("bob@acme.example", ct);
        #endregion

        #region members
        await acme.Groups.AddMembersAsync("sales/emea", [ann.Id], ct);
        #endregion

        #region roles
        await acme.Members.ChangeRolesAsync(ann.Id, "lisbon", add: ["approver"], remove: ["editor"], ct);
        #endregion

        var mayNow = await acme.Permissions.CheckAsync(ann.Id, "invoices.approve", "lisbon", ct);

        #region batch
        User carol = await acme.InOneCommitAsync(async batch =>
        {
            User made = await batch.Users.CreateAsync(new NewUser("carol@acme.example") { Organization = "lisbon" });
            await batch.Groups.AddMembersAsync("sales/emea", [made.Id]);
            await batch.Members.ChangeRolesAsync(made.Id, "lisbon", add: ["editor"], remove: []);
            return made;
        }, ct);
        #endregion

        #region delete
        await acme.Users.DeleteAsync(ann.Id, cancellationToken: ct);
        #endregion

        (await acme.Permissions.CheckAsync(carol.Id, "invoices.write", "lisbon", ct)).Should().BeTrue();
        bob.Status.Should().Be(UserStatus.Active);
        may.Should().BeFalse();
        why.IsAllowed.Should().BeFalse();
        page.Items.Should().ContainSingle().Which.Key.Should().Be("ann@acme.example");
        mayNow.Should().BeTrue();
        (await acme.Users.FindAsync(ann.Id, cancellationToken: ct)).Should().BeNull();
        (await acme.Users.GetAsync(bob.Id, cancellationToken: ct)).Status.Should().Be(UserStatus.Inactive);
    }

    [Test]
    public async Task Nobody_gives_what_they_do_not_hold()
    {
        var acme = await ShopAsync();
        var directory = _directory;

        #region escalation
        await acme.Roles.CreateAsync(new NewRole("helpdesk", "users.*", "members.*"));
        User hal = await acme.Users.CreateAsync(new NewUser("hal") { Organization = "lisbon", Roles = ["helpdesk"] });
        ITenantDirectory asHal = directory.Tenant("acme").As(hal.Id);

        try
        {
            await asHal.Roles.AssignAsync("hal", ["approver"], "lisbon");
        }
        catch (AccessDeniedException refusal)
        {
            Console.WriteLine($"{refusal.Code}: {refusal.Permission}");
        }
        #endregion

        var act = async () => await asHal.Roles.AssignAsync("hal", ["approver"], "lisbon");
        var refused = (await act.Should().ThrowAsync<AccessDeniedException>()).Which;
        ReadmeText.Prose.Should().Contain($"`{refused.Code}: {refused.Permission}`");
    }

    [Test]
    public async Task Many_checks_of_one_account()
    {
        var acme = await ShopAsync();

        #region resolve
        IUserPermissions ann = await acme.Permissions.ResolveAsync("ann", "lisbon");
        int write = ann.IndexOf("invoices.write");
        bool may = await ann.CheckAsync(write);
        #endregion

        may.Should().BeTrue();
    }

    [Test]
    public async Task Passwords()
    {
        var acme = await ShopAsync();

        #region password
        string temporary = await acme.Passwords.ResetAsync("ann");
        PasswordVerification signIn = await acme.Passwords.VerifyAsync("ann", temporary);
        Console.WriteLine(signIn.Outcome);
        #endregion

        signIn.Succeeded.Should().BeTrue();
    }

    /// <summary>The tenant <c>acme</c> as its administrator sees it, with Ann, an editor in Lisbon.</summary>
    private async Task<ITenantDirectory> ShopAsync()
    {
        await _directory.Tenants.CreateAsync(new NewTenant("acme") { Administrator = new NewUser("ada") });
        var acme = _directory.Tenant("acme").As((await _directory.Tenant("acme").AsSystem("setup").Users.GetAsync("ada")).Id);
        await acme.Organizations.CreateAsync(new NewOrganization("portugal"));
        await acme.Organizations.CreateAsync(new NewOrganization("lisbon") { Parent = "portugal" });
        await acme.Roles.CreateAsync(new NewRole("editor", "invoices.read", "invoices.write"));
        await acme.Roles.CreateAsync(new NewRole("approver", "invoices.*"));
        await acme.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon", Roles = ["editor"] });
        return acme;
    }
}
