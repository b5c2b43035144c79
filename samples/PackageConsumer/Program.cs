using Microsoft.Extensions.DependencyInjection;
using PackageConsumer;
using UserDirectory;
using UserDirectory.Queries;

// The ten everyday tasks, with nothing but the package. Ends with 1 when something is not as it must be.
var results = new Results();
var services = new ServiceCollection();
services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "write", "approve")).UseInMemory();
await using var provider = services.BuildServiceProvider();
var directory = provider.GetRequiredService<IUserDirectory>();

await directory.Tenants.CreateAsync(new NewTenant("acme") { Administrator = new NewUser("ada@acme.example") });
var adminId = (await directory.Tenant("acme").AsSystem("setup").Users.GetAsync("ada@acme.example")).Id;
ITenantDirectory acme = directory.Tenant("acme").As(adminId);
await acme.Organizations.CreateAsync(new NewOrganization("lisbon") { Name = "Lisbon" });
await acme.Roles.CreateAsync(new NewRole("editor", "invoices.read", "invoices.write"));
await acme.Roles.CreateAsync(new NewRole("approver", "invoices.*"));
await acme.Groups.CreateAsync(new NewGroup("sales"));
await acme.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });

User ann = await acme.Users.CreateAsync(
    new NewUser("ann@acme.example") { DisplayName = "Ann", Organization = "lisbon", Roles = ["editor"] });
results.Check("1 create a user", ann is { Status: UserStatus.Active, DisplayName: "Ann" });

IssuedInvitation sent = await acme.Invitations.SendAsync(
    new NewInvitation("bob@acme.example", "lisbon") { Roles = ["editor"], Groups = ["sales/emea"] });
results.Check("2 invite somebody", sent is { Token: not null, User.Status: UserStatus.InvitationSent });

User bob = await directory.AcceptInvitationAsync(
    sent.Token!, new Acceptance { DisplayName = "Bob", Password = "correct horse battery staple" });
results.Check("3 accept the invitation", bob is { Status: UserStatus.Active, DisplayName: "Bob" } && bob.EmailVerifiedAt is not null);

var mayWrite = await acme.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon");
var mayApprove = await acme.Permissions.CheckAsync(ann.Id, "invoices.approve", "lisbon");
results.Check("4 check a permission", mayWrite && !mayApprove);

PermissionExplanation why = await acme.Permissions.ExplainAsync(ann.Id, "invoices.approve", "lisbon");
results.Check("5 explain a decision", !why.IsAllowed && why.Steps.Count > 0);
Console.WriteLine(why);

Page<User> page = await acme.Users.ListAsync(
    new UserQuery { Organization = "lisbon", Search = "b", OrderBy = [UserFields.DisplayName], Take = 20, IncludeTotal = true });
results.Check("6 list and search", page is { Total: 1, Items: [{ DisplayName: "Bob" }] });

await acme.Users.DeactivateAsync("bob@acme.example");
results.Check("7 switch an account off", (await acme.Users.GetAsync(bob.Id)).Status == UserStatus.Inactive);

await acme.Groups.AddMembersAsync("sales/emea", [ann.Id]);
results.Check("8 put people into a group", (await acme.Groups.ListOfUserAsync(ann.Id, includeAbove: true)).Count == 2);

await acme.Members.ChangeRolesAsync(ann.Id, "lisbon", add: ["approver"], remove: ["editor"]);
results.Check("9 change roles at an organization", await acme.Permissions.CheckAsync(ann.Id, "invoices.approve", "lisbon"));

await acme.Users.DeleteAsync(ann.Id);
results.Check("10 delete an account", await acme.Users.FindAsync(ann.Id) is null);

return results.ExitCode;
