namespace UserDirectory.Tests.StoreCalls;

/// <summary>The operations of the table of store calls, with what each may take.</summary>
internal static class CalledOperations
{
    public static IReadOnlyList<CalledOperation> All { get; } =
    [
        new("find an account by id", 1, (w, acme) => acme.Users.FindAsync(w.Ann.Id).AsTask()),
        new("find an account by key", 1, (_, acme) => acme.Users.FindAsync("ann").AsTask()),
        new("find an account by e-mail", 1, (_, acme) => acme.Users.FindByEmailAsync("ann@acme.example").AsTask()),
        new("find an organization by path", 1, (w, acme) => acme.Organizations.FindAsync(w.Path).AsTask()),
        new("find an organization's role", 1, (w, acme) => acme.Roles.FindAsync($"{w.Top.Key}:role-0").AsTask()),
        new("find an organization's group by path", 1, (w, acme) => acme.Groups.FindAsync($"{w.Top.Key}:above/group-0").AsTask()),
        new("list 50 accounts", 1, (_, acme) => acme.Users.ListAsync(new UserQuery { Take = 50 }).AsTask()),
        new("list with one part", 2, (_, acme) =>
            acme.Users.ListAsync(new UserQuery { Take = 50, Include = UserParts.Memberships }).AsTask()),
        new("list with all parts", 4, (_, acme) => acme.Users.ListAsync(
            new UserQuery { Take = 50, Include = UserParts.Roles | UserParts.Groups | UserParts.Memberships }).AsTask()),
        new("list the accounts of an organization", 2, (w, acme) =>
            acme.Users.ListAsync(new UserQuery { Organization = w.Path, Take = 50 }).AsTask()),
        new("check, cold, by ids", 1, (w, acme) => acme.Permissions.CheckAsync(w.Ann.Id, "invoices.read", w.Place.Id).AsTask())
        {
            Before = (w, acme) => w.ForgetRightsAsync(acme),
        },
        new("check, cold, by keys and path", 2, (w, acme) => acme.Permissions.CheckAsync("ann", "invoices.read", w.Path).AsTask())
        {
            Before = (w, acme) => w.ForgetRightsAsync(acme),
        },
        new("check, warm, by ids", 0, (w, acme) => acme.Permissions.CheckAsync(w.Ann.Id, "invoices.read", w.Place.Id).AsTask())
        {
            Before = (w, acme) => acme.Permissions.CheckAsync(w.Ann.Id, "invoices.read", w.Place.Id).AsTask(),
        },
        new("check, warm, by organization key", 0, (w, acme) =>
            acme.Permissions.CheckAsync(w.Ann.Id, "invoices.read", w.Place.Key).AsTask())
        {
            Before = (w, acme) => acme.Permissions.CheckAsync(w.Ann.Id, "invoices.read", w.Place.Key).AsTask(),
        },
        new("check, warm, by organization path", 0, (w, acme) => acme.Permissions.CheckAsync(w.Ann.Id, "invoices.read", w.Path).AsTask())
        {
            Before = (w, acme) => acme.Permissions.CheckAsync(w.Ann.Id, "invoices.read", w.Path).AsTask(),
        },
        new("who can, a page of 100", 5, (w, acme) => acme.Permissions.WhoCanAsync("invoices.read", w.Place.Id).AsTask()),
        new("create an account, bare", 4, (_, acme) => acme.Users.CreateAsync(new NewUser("new") { Roles = [] }).AsTask()),
        new("create an account with e-mail, organization, one role", 4, (w, acme) => acme.Users.CreateAsync(
            new NewUser("new") { Email = "new@acme.example", Organization = w.Path, Roles = ["role-0"] }).AsTask()),
        new("create an account with organization, roles and groups", 4, (w, acme) => acme.Users.CreateAsync(
            new NewUser("new") { Email = "new@acme.example", Organization = w.Place.Key, Roles = w.Roles, Groups = w.Groups }).AsTask()),
        new("update an account", 4, (_, acme) => acme.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" }).AsTask()),
        new("change an e-mail address", 4, (_, acme) => acme.Users.ChangeEmailAsync("ann", "ann@other.example").AsTask()),
        new("change a key", 4, (_, acme) => acme.Users.ChangeKeyAsync("ann", "anna").AsTask()),
        new("deactivate an account", 4, (_, acme) => acme.Users.DeactivateAsync("ann").AsTask()),
        new("activate an account", 4, (_, acme) => acme.Users.ActivateAsync("ann")
            .AsTask()) { Before = (w, _) => w.System.Users.DeactivateAsync("ann").AsTask() },
        new("grant patterns", 4, (_, acme) => acme.Users.GrantAsync("ann", ["invoices.write"]).AsTask()),
        new("delete an account", 4, (_, acme) => acme.Users.DeleteAsync("ann").AsTask()),
        new("restore an account", 4, (w, acme) => acme.Users.RestoreAsync(w.Ann.Id)
            .AsTask()) { Before = (w, _) => w.System.Users.DeleteAsync("ann").AsTask() },
        new("add a member", 4, (w, acme) => acme.Members.AddAsync("ann", w.Top.Key).AsTask()),
        new("suspend a member", 4, (w, acme) => acme.Members.SuspendAsync("ann", w.Place.Key).AsTask()),
        new("end a membership", 4, (w, acme) => acme.Members.RemoveAsync("ann", w.Place.Key).AsTask()),
        new("change a member's roles", 4, (w, acme) =>
            acme.Members.ChangeRolesAsync("ann", w.Path, add: ["of-above"], remove: w.Roles).AsTask()),
        new("assign roles", 4, (w, acme) => acme.Roles.AssignAsync(w.Others[0].Id, w.Roles, w.Place.Key).AsTask()),
        new("unassign roles", 4, (w, acme) => acme.Roles.UnassignAsync("ann", w.Roles, w.Place.Key).AsTask()),
        new("assign roles to a group", 4, (w, acme) =>
            acme.Roles.AssignAsync(Subject.Group($"{w.Top.Key}:above"), w.Roles, w.Place.Key).AsTask()),
        new("change a role's patterns", 4, (w, acme) =>
            acme.Roles.UpdateAsync($"{w.Top.Key}:role-0", new RoleUpdate { AddPatterns = ["invoices.write"] }).AsTask()),
        new("add members to a group", 4, (w, acme) =>
            acme.Groups.AddMembersAsync($"{w.Top.Key}:above/group-0", w.References(w.Others)).AsTask()),
        new("remove members from a group", 4, (w, acme) =>
            acme.Groups.RemoveMembersAsync($"{w.Top.Key}:above/group-0", [w.Ann.Id]).AsTask()),
        new("join groups", 4, (w, acme) => acme.Groups.JoinAsync(w.Others[0].Id, w.Groups, w.Place.Key).AsTask()),
        new("create a group", 4, (w, acme) =>
            acme.Groups.CreateAsync(new NewGroup("new") { Organization = w.Top.Key, Parent = "above" }).AsTask()),
        new("create a role", 4, (w, acme) =>
            acme.Roles.CreateAsync(new NewRole("new", "invoices.read") { Organization = w.Place.Key }).AsTask()),
        new("create an organization", 4, (w, acme) =>
            acme.Organizations.CreateAsync(new NewOrganization("new") { Parent = w.Path }).AsTask()),
        new("move an organization", 4, (w, acme) => acme.Organizations.MoveAsync("mover", "elsewhere")
            .AsTask()) { Before = (w, _) => w.MakeMoverAsync() },
        new("invite", 4, (w, acme) => acme.Invitations.SendAsync(
            new NewInvitation("bob@acme.example", w.Place.Key) { Roles = w.Roles, Groups = w.Groups }).AsTask()),
        new("accept, by who invited", 6, (w, _) => w.Test.Directory.AcceptInvitationAsync(
            w.Token!, new Acceptance { DisplayName = "Bob", Password = "correct horse battery" }).AsTask())
        {
            Before = (w, acme) => w.InviteAsync(acme),
        },
        new("verify a password", 5, (w, acme) => acme.Passwords.VerifyAsync("ann", "correct horse battery").AsTask()),
        new("import a batch of new people", 5, (w, acme) => w.ImportAsync(acme)),
        new("import a batch of unchanged people", 5, (w, acme) => w.ImportAsync(acme)) { Before = (w, acme) => w.ImportBeforeAsync(acme) },
    ];
}
