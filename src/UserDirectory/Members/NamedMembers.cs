using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Names ahead what changes of memberships rest on.</summary>
internal static class NamedMembers
{
    /// <summary>An account at an organization: the memberships that it has, and what it holds.</summary>
    public static void Member(ReadAhead ahead, in EntityRef user, in EntityRef organization)
    {
        ahead.Organization(organization);
        if (user.Id is { } id)
        {
            ahead.Facts(id);
        }

        ahead.User(user, found =>
        {
            ahead.AskAt(found.HomeOrganizationId);
            ahead.Facts(found.Id);
        });
    }

    /// <summary>The same with roles that are named from the organization, and the account's assignments.</summary>
    public static void MemberWithRoles(ReadAhead ahead, in EntityRef user, in EntityRef organization, IReadOnlyList<EntityRef> roles)
    {
        ahead.Organization(organization, place => ahead.Roles(roles, place));
        Holder(ahead, user);
    }

    /// <summary>An account that roles or groups are given to or taken from.</summary>
    public static void Holder(ReadAhead ahead, in EntityRef user)
    {
        ahead.FindByKey(RecordKeys.Role.For(ahead.TenantId, Role.AdminKey));
        if (user.Id is { } id)
        {
            ahead.Facts(id);
        }

        ahead.User(user, found =>
        {
            ahead.AskAt(found.HomeOrganizationId);
            ahead.Facts(found.Id);
        });
    }
}
