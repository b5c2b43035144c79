using System.Text;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Operations;

/// <summary>Everything that a tenant holds, or all of them, as text that is equal when the tenants are.</summary>
internal static class StateText
{
    /// <summary>Of every tenant that there is, and of one that may be gone.</summary>
    public static async Task<string> ReadAllAsync(IDirectoryReader store, Guid tenantId)
    {
        var tenants = await store.QueryAsync(new Query<Tenant>(Guid.Empty) { Take = Query<Tenant>.LargestTake }, default);
        var text = new StringBuilder();
        foreach (var id in tenants.Items.Select(tenant => tenant.Id).Append(tenantId).Distinct())
        {
            text.Append(await ReadAsync(store, id));
        }

        return text.ToString();
    }

    public static async Task<string> ReadAsync(IDirectoryReader store, Guid tenantId)
    {
        var text = new StringBuilder();
        if (await store.FindAsync<Tenant>(tenantId, tenantId, default) is { } tenant)
        {
            Append(text, tenant);
        }

        await AppendAsync<Organization>(text, store, tenantId);
        await AppendAsync<User>(text, store, tenantId);
        await AppendAsync<Credential>(text, store, tenantId);
        await AppendAsync<Picture>(text, store, tenantId);
        await AppendAsync<Membership>(text, store, tenantId);
        await AppendAsync<Group>(text, store, tenantId);
        await AppendAsync<GroupMember>(text, store, tenantId);
        await AppendAsync<Role>(text, store, tenantId);
        await AppendAsync<RoleAssignment>(text, store, tenantId);
        await AppendAsync<Invitation>(text, store, tenantId);
        await AppendAsync<DeletedUser>(text, store, tenantId);
        await AppendAsync<AccountToken>(text, store, tenantId);
        return text.ToString();
    }

    /// <summary>What there is of each kind, at which version: equal for two runs of the same calls.</summary>
    public static string Shape(string state) =>
        string.Join('\n', state.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Join(' ', line.Split(' ').Take(2))).Order(StringComparer.Ordinal));

    private static async Task AppendAsync<T>(StringBuilder text, IDirectoryReader store, Guid tenantId)
        where T : DirectoryRecord
    {
        var page = await store.QueryAsync(new Query<T>(tenantId) { Take = Query<T>.LargestTake }, default);
        foreach (var record in page.Items)
        {
            Append(text, record);
        }
    }

    private static void Append(StringBuilder text, DirectoryRecord record)
    {
        text.Append(record.Kind).Append(" v").Append(record.Version);
        foreach (var field in RecordType.Of(record.Kind).Fields)
        {
            text.Append(' ').Append(field.Name).Append('=').Append(field.ReadOriginal(record));
        }

        text.Append(Secrets(record)).AppendLine();
    }

    private static string Secrets(DirectoryRecord record) => record switch
    {
        Credential credential =>
            $" hash={credential.PasswordHash.Reveal()} failed={credential.FailedAttempts} locked={credential.LockedUntil}",
        Invitation invitation => $" hash={invitation.TokenHash?.Reveal()}",
        AccountToken token => $" hash={token.TokenHash.Reveal()}",
        _ => string.Empty,
    };
}
