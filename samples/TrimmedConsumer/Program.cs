using Microsoft.Extensions.DependencyInjection;
using PackageConsumer;
using TrimmedConsumer;
using UserDirectory;
using UserDirectory.Queries;

// What a trimmed or natively compiled application needs to be there still. Ends with 1 when something is not as it must be.
var results = new Results();
var services = new ServiceCollection();
services.AddSingleton<Seen>();
services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "write"))
    .UseInMemory().AddChangeHandler<Log>().UseNotifier<Mail>();
await using var provider = services.BuildServiceProvider();
var directory = provider.GetRequiredService<IUserDirectory>();
var seen = provider.GetRequiredService<Seen>();

await directory.Tenants.CreateAsync(new NewTenant("acme"));
var acme = directory.Tenant("acme").AsSystem("setup");
await acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
await acme.Roles.CreateAsync(new NewRole("editor", "invoices.*"));
var sent = await acme.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon") { Roles = ["editor"] });
results.Check("the notifier is made and told", seen.Notices is [InvitationNotice { Email: "bob@acme.example" }]);
results.Check("the change handler is made and told", seen.Changes > 0);

var bob = await directory.AcceptInvitationAsync(
    sent.Token!, new Acceptance { DisplayName = "José", Password = "correct horse battery staple" });
results.Check("a password is hashed and verified", (await acme.Passwords.VerifyAsync(bob.Key, "correct horse battery staple")).Succeeded);
results.Check("a permission is checked", await acme.Permissions.CheckAsync(bob.Id, "invoices.write", "lisbon"));

var created = 0;
await foreach (var result in acme.Import.ImportAsync(PeopleAsync()))
{
    created += result.Outcome == ImportOutcome.Created ? 1 : 0;
}

results.Check("people are imported", created == 100);
var page = await acme.Users.ListAsync(new UserQuery { Search = "jose", OrderBy = [UserFields.Key], IncludeTotal = true });
results.Check("text is searched without its marks", page is { Total: 1, Items: [{ DisplayName: "José" }] });
return results.ExitCode;

static async IAsyncEnumerable<ImportRow> PeopleAsync()
{
    for (var i = 0; i < 100; i++)
    {
        await Task.Yield();
        yield return new ImportRow { Key = $"user{i}" };
    }
}
