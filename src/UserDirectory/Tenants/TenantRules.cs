using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What a tenant's fields may hold.</summary>
internal static class TenantRules
{
    public static void Check(InputErrors errors, NewTenant input)
    {
        if (!string.Equals(input.Key, Tenant.DefaultKey, StringComparison.Ordinal))
        {
            KeyRules.Check(errors, nameof(input.Key), input.Key, RecordKind.Tenant);
        }

        TextRules.CheckName(errors, nameof(input.Name), input.Name);
        LocaleRules.CheckCulture(errors, nameof(input.DefaultCulture), input.DefaultCulture);
        if (input.Administrator is not { } administrator)
        {
            return;
        }

        NewUserRules.Check(errors.Under(nameof(input.Administrator)), administrator);
        if (!administrator.Organization.IsEmpty || administrator.Groups is { Count: > 0 } || administrator.Roles is { Count: > 0 })
        {
            errors.Add(
                nameof(input.Administrator), "tenant.administrator",
                "A new tenant has no organizations, groups or roles yet that its administrator could be given.");
        }
    }

    public static void Check(InputErrors errors, TenantUpdate update)
    {
        TextRules.CheckName(errors, nameof(update.Name), update.Name.Value);
        LocaleRules.CheckCulture(errors, nameof(update.DefaultCulture), update.DefaultCulture.Value);
    }
}
