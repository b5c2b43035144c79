using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What an organization's fields may hold, as far as the input alone can tell. Code of its own: <c>organization.type</c>.
/// </summary>
internal static class OrganizationRules
{
    public static void Check(InputErrors errors, NewOrganization input)
    {
        KeyRules.Check(errors, nameof(input.Key), input.Key, RecordKind.Organization);
        TextRules.CheckName(errors, nameof(input.Name), input.Name);
        TextRules.CheckLabel(errors, nameof(input.Label), input.Label);
        ReferenceRules.Check(errors, nameof(input.Parent), input.Parent);
        if (input.Type is { } type)
        {
            CheckType(errors, nameof(input.Type), type);
        }
    }

    public static void Check(InputErrors errors, OrganizationUpdate update)
    {
        if (update.Key.IsGiven)
        {
            KeyRules.Check(errors, nameof(update.Key), update.Key.Value, RecordKind.Organization);
        }

        TextRules.CheckName(errors, nameof(update.Name), update.Name.Value);
        TextRules.CheckLabel(errors, nameof(update.Label), update.Label.Value);
    }

    public static void CheckType(InputErrors errors, string field, OrganizationType type)
    {
        if (type is not (OrganizationType.Production or OrganizationType.Test))
        {
            errors.Add(field, "organization.type",
                $"There is no type {(int)type}. Allowed are {OrganizationType.Production} and {OrganizationType.Test}.");
        }
    }
}
