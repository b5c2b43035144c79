using FluentAssertions;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Operations;

/// <summary>A small company in a tenant of its own, with one of everything that operations work on.</summary>
internal sealed class Company
{
    private Company(TestDirectory test, Tenant tenant, string prefix) =>
        (Test, System, Tenant, TenantId, Prefix) =
            (test, test.Directory.Tenant(tenant.Key).AsSystem("test"), tenant.Key, tenant.Id, prefix);

    public TestDirectory Test { get; }

    public string Tenant { get; }

    public Guid TenantId { get; }

    /// <summary>What the keys of the company begin with.</summary>
    public string Prefix { get; }

    /// <summary>The tenant, acting as a system.</summary>
    public ITenantDirectory System { get; }

    /// <summary>The tenant, acting as its administrator.</summary>
    public ITenantDirectory Administrator { get; private set; } = null!;

    public Names Names { get; private set; } = null!;

    /// <summary>A company in a tenant of its own.</summary>
    public static async Task<Company> MakeAsync(TestDirectory test, string tenant)
    {
        await test.Directory.Tenants.CreateAsync(new NewTenant(tenant) { Administrator = new NewUser($"{tenant}-admin") });
        return await MakeAsync(test, tenant, tenant);
    }

    /// <summary>One more company in a tenant that was made with one.</summary>
    public static async Task<Company> MakeAsync(TestDirectory test, string tenant, string prefix)
    {
        var company = new Company(test, await test.Directory.Tenants.GetAsync(tenant), prefix);
        var admin = await company.System.Users.GetAsync($"{tenant}-admin");
        company.Administrator = test.Directory.Tenant(tenant).As(admin.Id);
        await company.FillAsync();
        return company;
    }

    /// <summary>Every record of the tenant as text, ordered; without the feed. Empty when the tenant is gone.</summary>
    public async Task<string> StateAsync() => await StateText.ReadAsync(Test.InMemory, TenantId);

    /// <summary>The same of every tenant that there is.</summary>
    public async Task<string> AllStatesAsync() => await StateText.ReadAllAsync(Test.InMemory, TenantId);

    /// <summary>Who the documentation says may call the operation: the administrator, if any user.</summary>
    public Caller CallerOf(Operation operation) => new(Test.Directory, operation.NeedsSystem ? System : Administrator);

    /// <summary>Has the names' account prove its address, if need be, and stores a token of it, as if one had been asked for.</summary>
    public async Task AddTokenAsync(AccountTokenPurpose purpose)
    {
        var isProof = purpose == AccountTokenPurpose.EmailProof;
        var ann = isProof ? await System.Users.GetAsync(Names.User) : await System.Users.ChangeEmailAsync(
            Names.User, Names.Email, isVerified: true);
        var secret = TokenSecret.Create();
        var now = Test.Clock.GetUtcNow();
        var token = new AccountToken
        {
            Id = RecordId.New(now),
            TenantId = TenantId,
            UserId = ann.Id,
            Purpose = purpose,
            Email = Names.Email,
            UserEmail = ann.Email,
            SignInStamp = ann.SignInStamp,
            RequestedBy = ActorRef.User(ann.Id),
            SentAt = now,
            ExpiresAt = now.AddHours(1),
            TokenHash = secret.Hash(),
        };
        var result = await Test.InMemory.CommitAsync(
            new ChangeSet(RecordId.New(now), TenantId, ActorRef.System("test"), now, [new Write.Add(token)]), default);
        result.IsCommitted.Should().BeTrue();
        Names = Names with { AccountToken = new AccountTokenText(TenantId, secret).ToText() };
    }

    private async Task FillAsync()
    {
        var prefix = Prefix;
        var acme = await System.Organizations.CreateAsync(new NewOrganization($"{prefix}-acme"));
        var lisbon = await System.Organizations.CreateAsync(new NewOrganization($"{prefix}-lisbon") { Parent = acme.Id });
        var madrid = await System.Organizations.CreateAsync(new NewOrganization($"{prefix}-madrid") { Parent = acme.Id });
        var editor = await System.Roles.CreateAsync(new NewRole($"{prefix}-editor", "invoices.write"));
        var reader = await System.Roles.CreateAsync(new NewRole($"{prefix}-reader", "invoices.read"));
        var sales = await System.Groups.CreateAsync(new NewGroup($"{prefix}-sales"));
        var emea = await System.Groups.CreateAsync(new NewGroup($"{prefix}-emea"));
        await System.Roles.AssignAsync(Subject.Group(sales.Id), [reader.Id], acme.Id);
        var ann = await System.Users.CreateAsync(new NewUser($"{prefix}-ann")
        {
            Organization = lisbon.Id,
            Roles = [editor.Id],
            Groups = [emea.Id],
            Email = $"ann@{prefix}.example",
            ExternalId = $"idp|{prefix}-ann",
            Password = "correct horse battery",
            IsPasswordTemporary = false,
        });
        var bob = await System.Users.CreateAsync(new NewUser($"{prefix}-bob") { Organization = madrid.Id, IsActive = false });
        var gone = await System.Users.CreateAsync(new NewUser($"{prefix}-gone") { Organization = madrid.Id });
        await System.Users.DeleteAsync(gone.Id);
        var sent = await System.Invitations.SendAsync(new NewInvitation($"guest@{prefix}.example", lisbon.Id) { Roles = [reader.Id] });
        Names = new Names
        {
            Tenant = Tenant,
            User = ann.Id,
            OtherUser = bob.Id,
            Organization = lisbon.Id,
            OtherOrganization = madrid.Id,
            Group = emea.Id,
            OtherGroup = sales.Id,
            Role = editor.Id,
            OtherRole = reader.Id,
            DeletedUser = gone.Id,
            Invitation = sent.Invitation.Id,
            Token = sent.Token!,
            Email = $"ann@{prefix}.example",
            ExternalId = $"idp|{prefix}-ann",
        };
    }
}
