using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What the fields of a new account may hold, as far as the input alone can tell.</summary>
internal static class NewUserRules
{
    public static void Check(InputErrors errors, NewUser input)
    {
        KeyRules.Check(errors, nameof(input.Key), input.Key, RecordKind.User);
        if (input.IsKeyEmail)
        {
            EmailRules.Check(errors, nameof(input.Key), input.Key);
        }

        TextRules.CheckName(errors, nameof(input.DisplayName), input.DisplayName);
        TextRules.CheckName(errors, nameof(input.GivenName), input.GivenName);
        TextRules.CheckName(errors, nameof(input.FamilyName), input.FamilyName);
        EmailRules.Check(errors, nameof(input.Email), input.Email);
        LocaleRules.CheckCulture(errors, nameof(input.Culture), input.Culture);
        LocaleRules.CheckTimeZone(errors, nameof(input.TimeZone), input.TimeZone);
        TextRules.CheckExternalId(errors, nameof(input.ExternalId), input.ExternalId);
        PictureText.Check(errors, nameof(input.Picture), input.Picture);
        AttributeChanges.Check(errors, nameof(input.Attributes), input.Attributes);
        ReferenceRules.Check(errors, nameof(input.Organization), input.Organization);
        ReferenceRules.Check(errors, nameof(input.Roles), input.Roles);
        ReferenceRules.Check(errors, nameof(input.Groups), input.Groups);
        if (input.IsEmailVerified && input.Email is null)
        {
            errors.Add(nameof(input.IsEmailVerified), "email.missing", "There is no address to be verified.");
        }
    }
}
