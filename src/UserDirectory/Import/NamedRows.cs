using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Names ahead what the rows of a batch name: who they may be, where they are to be, and what they get.</summary>
internal static class NamedRows
{
    public static void Name(ReadAhead ahead, IReadOnlyList<PreparedRow> rows)
    {
        ahead.ExpectRepeats();
        foreach (var row in rows)
        {
            if (row.Errors.Count == 0)
            {
                NamePerson(ahead, row);
                NameOrganizations(ahead, row);
            }
        }
    }

    private static void NamePerson(ReadAhead ahead, PreparedRow row)
    {
        if (row.Id is { } id)
        {
            ahead.User(id, user => NameUser(ahead, user));
        }

        if (row.Key is { } key)
        {
            ahead.User(key, user => NameUser(ahead, user));
        }

        if (row.ExternalId.Value is { } externalId && ReferenceText.CanBeKey(externalId))
        {
            var byExternalId = RecordKeys.UserExternalId.For(ahead.TenantId, externalId);
            ahead.FindByKey(byExternalId);
            ahead.Then(() =>
            {
                if (ahead.Known.Known<User>(byExternalId) is { } user)
                {
                    NameUser(ahead, user);
                }
            });
        }

        if (row.Email.Value is { } email && EmailRules.IsRight(email))
        {
            ahead.FindByKey(RecordKeys.UserEmail.For(ahead.TenantId, DirectoryText.Normalize(email)));
        }
    }

    private static void NameUser(ReadAhead ahead, User user)
    {
        ahead.AskAt(user.HomeOrganizationId);
        ahead.Facts(user.Id);
        ahead.Holdings(user.Id);
        ahead.List(GroupMemberFields.UserId, user.Id);
    }

    private static void NameOrganizations(ReadAhead ahead, PreparedRow row)
    {
        foreach (var organization in new[] { row.Home.Value, row.DefaultOrganization.Value })
        {
            if (organization is not null)
            {
                ahead.Organization(organization);
            }
        }

        ahead.Organization(row.Organization is null ? default(EntityRef) : row.Organization, place =>
        {
            GivableRoles.Name(ahead, row.Roles?.Select(role => (EntityRef)role.Text), place);
            foreach (var group in row.Groups)
            {
                ahead.Group(group.Text, place, ahead.Joined);
            }
        });
    }
}
