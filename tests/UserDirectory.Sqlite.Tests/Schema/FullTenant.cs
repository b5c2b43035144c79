using UserDirectory.Storage;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A small tenant with records of every type, in every state that they have.</summary>
internal static class FullTenant
{
    private static readonly byte[] s_png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D];

    public static async Task FillAsync(IUserDirectory directory)
    {
        await directory.Tenants.CreateAsync(
            new NewTenant("acme") { Administrator = new NewUser("root") { Password = "a long enough one" } });
        var acme = directory.Tenant("acme").AsSystem("filling");
        await acme.Organizations.CreateAsync(new NewOrganization("lisbon") { Name = "Lisboa" });
        await acme.Organizations.CreateAsync(new NewOrganization("atlas") { Parent = "lisbon", Type = OrganizationType.Test });
        await acme.Roles.CreateAsync(new NewRole("reader", "invoices.read") { Description = "Lê" });
        await acme.Roles.CreateAsync(new NewRole("local", "invoices.*") { Organization = "lisbon" });
        await acme.Groups.CreateAsync(new NewGroup("sales") { Name = "Vendas" });
        await acme.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        var ann = await acme.Users.CreateAsync(new NewUser("ann")
        {
            Email = "ann@acme.example",
            DisplayName = "Ann Çelik",
            GivenName = "Ann",
            FamilyName = "Çelik",
            Culture = "pt-PT",
            TimeZone = "Europe/Lisbon",
            ExternalId = "HR-1",
            Organization = "lisbon",
            Roles = ["reader"],
            Groups = ["emea"],
            Attributes = new Dictionary<string, string> { ["desk"] = "7" },
            Password = "correct horse battery",
        });
        await acme.Users.UploadPictureAsync(ann.Id, s_png);
        await acme.Users.GrantAsync(ann.Id, ["invoices.read"]);
        await acme.Passwords.VerifyAsync("ann", "wrong");
        await acme.Roles.AssignAsync(Subject.Group("sales"), ["reader"]);
        for (var i = 0; i < 40; i++)
        {
            await acme.Users.CreateAsync(
                new NewUser($"person-{i}") { DisplayName = $"Person {i}", Organization = i % 2 == 0 ? "lisbon" : "lisbon/atlas" });
        }

        await acme.Users.UpdateAsync("person-1", new UserUpdate { DisplayName = "Person One" });
        await acme.Users.DeactivateAsync("person-2");
        await acme.Users.DeleteAsync("person-3");
        await acme.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon") { Roles = ["reader"], Groups = ["sales"] });
    }

    /// <summary>A token of an account, which no call leaves behind without a notifier.</summary>
    public static async Task AddTokenAsync(IDirectoryStore store, User user)
    {
        var token = new AccountToken
        {
            Id = Guid.CreateVersion7(),
            TenantId = user.TenantId,
            UserId = user.Id,
            Purpose = AccountTokenPurpose.PasswordReset,
            Email = "ann@acme.example",
            TokenHash = new Secret("a hash"),
            SentAt = user.CreatedAt,
            ExpiresAt = user.CreatedAt.AddDays(1),
            CreatedAt = user.CreatedAt,
            UpdatedAt = user.CreatedAt,
        };
        await store.CommitAsync(
            new(Guid.CreateVersion7(), user.TenantId, ActorRef.System("filling"), user.CreatedAt, [new Write.Add(token)]), default);
    }
}
