using System.Reflection;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// Rule 9, input is not an entity: nothing that a caller sends can set ids, tenant, version or audit fields, nor a status or login that
/// only other calls change.
/// </summary>
public abstract class InputRuleConformance : RuleConformance
{
    private static readonly string[] s_ofTheCore =
    [
        "Id", "TenantId", "Version", "CreatedAt", "CreatedBy", "UpdatedAt", "UpdatedBy", "Status", "LastLoginAt", "EmailVerifiedAt",
        "UniqueEmail", "UniqueEmails", "SignInStamp", "ExternalIdSetBy", "PreparedBy", "InvitationExpiresAt",
        "AncestorIds", "IsBuiltIn", "IsSuspended", "SentAt", "ClosedAt", "InvitedBy", "TokenHash",
        "NormalizedKey", "HomeOrganizationId", "DefaultOrganizationId",
    ];

    /// <summary>What a system may bring along when it moves people here, and nobody else.</summary>
    private static readonly string[] s_ofSystems = ["ImportRow.Id"];

    /// <summary>What callers fill in: every public type with a property that can be set, except what only asks.</summary>
    private static IReadOnlyList<Type> Inputs { get; } =
    [
        .. typeof(User).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && !type.IsSubclassOf(typeof(ListQuery)) && Settable(type).Any()
                && !type.Name.EndsWith("Options", StringComparison.Ordinal)),
    ];

    [Test]
    public void No_input_has_a_field_that_is_the_cores_to_set()
    {
        Assert.That(Inputs.Select(type => type.Name), Is.SupersetOf(new[]
        {
            nameof(NewUser), nameof(NewOrganization), nameof(NewGroup), nameof(NewRole), nameof(NewTenant),
            nameof(NewInvitation), nameof(UserUpdate), nameof(OrganizationUpdate),
            nameof(GroupUpdate), nameof(RoleUpdate), nameof(TenantUpdate), nameof(Acceptance), nameof(ImportRow),
        }));
        Assert.That(Inputs.SelectMany(Settable).Where(property => s_ofTheCore.Contains(property.Name))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"), Is.EqualTo(s_ofSystems));
    }

    [Test]
    public async Task Only_a_system_says_which_id_a_new_account_gets()
    {
        var world = await OpenWorldAsync();
        var root = await world.System.Users.CreateAsync(new NewUser("root") { Grants = ["*.*"] });
        var id = Guid.NewGuid();
        var refused = await RuleWorld.ImportAsync(world.As(root), new ImportRow { Id = id, Key = "carl" });
        Assert.That(refused.Errors.Select(error => $"{error.Field} {error.Code}"), Is.EqualTo(new[] { "Id access.system_only" }));
        Assert.That(await world.System.Users.FindAsync("carl"), Is.Null);
        await RuleWorld.ImportAsync(world.System, new ImportRow { Id = id, Key = "carl" });
        Assert.That((await world.System.Users.GetAsync("carl")).Id, Is.EqualTo(id));
    }

    [Test]
    public void No_input_is_a_record_of_the_directory_or_holds_one()
    {
        Assert.That(Inputs.Where(type => typeof(DirectoryRecord).IsAssignableFrom(type)), Is.Empty);
        Assert.That(Inputs.SelectMany(Settable).Where(property => HoldsRecord(property.PropertyType)), Is.Empty);
    }

    [Test]
    public void No_call_takes_a_record_of_the_directory()
    {
        var services = typeof(ITenantDirectory).GetProperties().Select(property => property.PropertyType).Where(type => type.IsInterface)
            .Append(typeof(ITenantService)).Append(typeof(IUserDirectory));
        var parameters = services.SelectMany(service => service.GetMethods()).SelectMany(method => method.GetParameters()).ToList();
        Assert.That(parameters, Has.Count.GreaterThan(100));
        Assert.That(parameters.Where(parameter => HoldsRecord(parameter.ParameterType))
            .Select(parameter => $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}"), Is.Empty);
    }

    [Test]
    public async Task The_core_stamps_what_is_made()
    {
        var world = await OpenWorldAsync();
        var lisbon = await world.OrganizationAsync("lisbon");
        await world.System.Users.CreateAsync(new NewUser("ann")
        {
            Organization = "lisbon",
            Password = "correct horse",
            Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg=="
        });
        await world.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon"));
        DirectoryRecord[] made =
        [
            lisbon, await world.GroupAsync("staff"), await world.RoleAsync("clerk", []), .. await world.Records.ListAsync<User>(),
            .. await world.Records.ListAsync<Membership>(),
            .. await world.Records.ListAsync<Credential>(), .. await world.Records.ListAsync<Picture>(),
            .. await world.Records.ListAsync<Invitation>(),
        ];
        Assert.That(made.Select(record => record.Kind).Distinct().Count(), Is.EqualTo(8));
        Assert.That(made.Select(record => record.TenantId), Is.All.EqualTo(world.Tenant.Id));
        Assert.That(
            made.Select(record => (record.Version, record.CreatedAt, record.UpdatedAt)), Is.All.EqualTo((1L, world.Now, world.Now)));
        Assert.That(made.Select(record => (record.CreatedBy, record.UpdatedBy)), Is.All.EqualTo((world.System.Actor, world.System.Actor)));
        Assert.That(made.Where(record => record.Kind is not (RecordKind.Credential or RecordKind.Picture))
            .Select(record => record.Id.Version), Is.All.EqualTo(7));
        Assert.That(
            made.Where(record => record.Kind is not (RecordKind.Credential or RecordKind.Picture)).Select(record => record.Id), Is.Unique);
    }

    [Test]
    public async Task The_core_stamps_what_is_changed()
    {
        var world = await OpenWorldAsync();
        var made = await world.UserAsync("ann");
        var bob = await world.HolderAsync("bob", default, "users.update");
        world.Clock.Advance(TimeSpan.FromHours(1));
        var changed = await world.As(bob).Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
        Assert.That((changed.Id, changed.TenantId, changed.CreatedAt, changed.CreatedBy), Is.EqualTo(
            (made.Id, made.TenantId, made.CreatedAt, made.CreatedBy)));
        Assert.That(
            (changed.Version, changed.UpdatedAt, changed.UpdatedBy), Is.EqualTo((made.Version + 1, world.Now, ActorRef.User(bob.Id))));
    }

    [Test]
    public async Task Times_are_utc_in_whole_microseconds()
    {
        var world = await OpenWorldAsync();
        world.Clock.Advance(TimeSpan.FromTicks(1_234_567));
        var ann = await world.UserAsync("ann");
        Assert.That((ann.CreatedAt.Offset, ann.CreatedAt.Ticks % 10, world.Now - ann.CreatedAt),
            Is.EqualTo((TimeSpan.Zero, 0L, TimeSpan.FromTicks(7))));
    }

    [Test]
    public async Task A_status_changes_only_through_the_calls_that_name_it()
    {
        var world = await OpenWorldAsync();
        var ann = await world.System.Users.CreateAsync(new NewUser("ann") { IsActive = false });
        await world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann", IsTechnician = true });
        await world.System.Users.ChangeEmailAsync("ann", "ann@acme.example", isVerified: true);
        await world.System.Passwords.SetAsync("ann", "correct horse");
        await world.System.Roles.AssignAsync("ann", ["read-only"]);
        await RuleWorld.ImportAsync(world.System, new ImportRow { Key = "ann", DisplayName = "Ann A." });
        Assert.That((await world.System.Users.GetAsync("ann")).Status, Is.EqualTo(UserStatus.Inactive));
        Assert.That((await world.System.Users.ActivateAsync(ann.Id)).Status, Is.EqualTo(UserStatus.Active));
        Assert.That((await world.System.Users.DeactivateAsync(ann.Id)).Status, Is.EqualTo(UserStatus.Inactive));
    }

    [Test]
    public async Task The_last_login_changes_only_through_the_calls_that_name_it()
    {
        var world = await OpenWorldAsync();
        await world.System.Users.CreateAsync(new NewUser("ann") { Password = "correct horse" });
        await world.System.Users.RecordLoginAsync("ann", world.Now.AddHours(-1));
        await world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });
        await world.System.Passwords.VerifyAsync("ann", "wrong horse");
        var ann = await world.System.Users.GetAsync("ann");
        Assert.That(ann.LastLoginAt, Is.EqualTo(world.Now.AddHours(-1)));
        await world.System.Passwords.VerifyAsync("ann", "correct horse");
        var after = await world.System.Users.GetAsync("ann");
        Assert.That((after.LastLoginAt, after.Version), Is.EqualTo((world.Now, ann.Version)));
    }

    [Test]
    public async Task A_new_account_may_be_asked_to_start_active_or_inactive()
    {
        var world = await OpenWorldAsync();
        Assert.That((await world.System.Users.CreateAsync(new NewUser("ann"))).Status, Is.EqualTo(UserStatus.Active));
        Assert.That(
            (await world.System.Users.CreateAsync(new NewUser("bob") { IsActive = false })).Status, Is.EqualTo(UserStatus.Inactive));
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));

    private static bool HoldsRecord(Type type) =>
        typeof(DirectoryRecord).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericArguments().Any(HoldsRecord))
            || (type.IsArray && HoldsRecord(type.GetElementType()!));
}
