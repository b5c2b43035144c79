using System.Text;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Operations;

/// <summary>Everything that a tenant holds, as text that is equal when the tenants are.</summary>
internal static class StateText
{
    public static async Task<string> ReadAsync(IDirectoryReader store, Guid tenantId)
    {
        var text = new StringBuilder();
        Append(text, (await store.FindAsync<Tenant>(tenantId, tenantId, default))!);
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
        return text.ToString();
    }

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
        Credential credential => $" hash={credential.PasswordHash.Reveal()} failed={credential.FailedAttempts} locked={credential.LockedUntil}",
        Invitation invitation => $" hash={invitation.TokenHash?.Reveal()}",
        _ => string.Empty,
    };
}
