using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>Puts records into the store of a test's default tenant directly, for states that services reach only by detours.</summary>
internal static class StoredRecords
{
    public static async Task<Guid> TenantIdAsync(this TestDirectory test) => (await test.Directory.Tenants.GetAsync("default")).Id;

    public static async Task<T> StoreAsync<T>(this TestDirectory test, Func<Guid, T> make)
        where T : DirectoryRecord
    {
        var tenantId = await test.TenantIdAsync();
        var record = make(tenantId);
        await test.WriteAsync(new Write.Add(record));
        return record;
    }

    public static async Task WriteAsync(this TestDirectory test, params Write[] writes)
    {
        var tenantId = await test.TenantIdAsync();
        var changes = new ChangeSet(Guid.NewGuid(), tenantId, ActorRef.System("test"), test.Clock.GetUtcNow(), writes);
        var result = await test.InMemory.CommitAsync(changes, default);
        if (!result.IsCommitted)
        {
            throw new InvalidOperationException($"The store refused: {string.Join(", ", result.Refusals)}.");
        }
    }

    /// <summary>
    /// A member of an organization (or an account of the tenant) that holds exactly these patterns there, whatever a service would allow.
    /// </summary>
    public static async Task<User> ActorAsync(this TestDirectory test, string key, EntityRef place, params string[] patterns)
    {
        await test.System.Organizations.ListAsync();
        var role = await test.StoreAsync(
            tenantId => new Role { Id = Guid.NewGuid(), TenantId = tenantId, Key = $"role-of-{key}", Patterns = patterns });
        return await test.UserAsync(key, place, role.Id);
    }

    /// <summary>An account that was never active, invited into an organization or the tenant as a whole.</summary>
    public static async Task<User> InvitedAsync(this TestDirectory test, string key, Organization? place, DateTimeOffset expiresAt)
    {
        await test.System.Organizations.ListAsync();
        var user = await test.StoreAsync(tenantId => new User
        {
            Id = Guid.NewGuid(),
            TenantId = tenantId,
            Key = key,
            Email = $"{key}@acme.example",
            Status = UserStatus.InvitationSent,
            InvitationExpiresAt = expiresAt,
            HomeOrganizationId = place?.Id,
            DefaultOrganizationId = place?.Id,
        });
        await test.InviteAsync(user, place, expiresAt);
        return user;
    }

    /// <summary>One more invitation of an account, with the membership that waits for it.</summary>
    public static async Task<Invitation> InviteAsync(
        this TestDirectory test, User user, Organization? place, DateTimeOffset expiresAt, Guid[]? roles = null,
        InvitationStatus status = InvitationStatus.Pending)
    {
        if (place is not null)
        {
            await test.StoreAsync(tenantId => new Membership
            {
                Id = Guid.NewGuid(),
                TenantId = tenantId,
                UserId = user.Id,
                OrganizationId = place.Id,
                Status = MembershipStatus.Invited,
            });
        }

        return await test.StoreAsync(tenantId => new Invitation
        {
            Id = Guid.NewGuid(),
            TenantId = tenantId,
            Email = user.Email!,
            UserId = user.Id,
            OrganizationId = place?.Id,
            RoleIds = roles ?? [],
            Status = status,
            ExpiresAt = expiresAt,
        });
    }
}
