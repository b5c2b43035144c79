using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What an invitation and its acceptance may hold, as far as the input alone can tell. Codes besides those of keys, texts and addresses:
/// <c>email.missing</c>, <c>invitation.lifetime</c>, <c>invitation.redirect_uri</c>, <c>invitation.technician</c>.
/// </summary>
internal static class InvitationRules
{
    public static void Check(InputErrors errors, NewInvitation input, UserDirectoryOptions options)
    {
        if (string.IsNullOrEmpty(input.Email))
        {
            errors.Add(nameof(input.Email), "email.missing", "An e-mail address is needed.");
        }
        else
        {
            EmailRules.Check(errors, nameof(input.Email), input.Email);
        }

        if (input.Key is not null)
        {
            KeyRules.Check(errors, nameof(input.Key), input.Key, RecordKind.User);
        }

        TextRules.CheckName(errors, nameof(input.DisplayName), input.DisplayName);
        TextRules.CheckName(errors, nameof(input.GivenName), input.GivenName);
        TextRules.CheckName(errors, nameof(input.FamilyName), input.FamilyName);
        LocaleRules.CheckCulture(errors, nameof(input.Culture), input.Culture);
        ReferenceRules.Check(errors, nameof(input.Organization), input.Organization);
        ReferenceRules.Check(errors, nameof(input.Roles), input.Roles);
        ReferenceRules.Check(errors, nameof(input.Groups), input.Groups);
        CheckLifetime(errors, input.Lifetime);
        CheckRedirect(errors, nameof(input.RedirectUri), input.RedirectUri, options);
        if (input.IsTechnician && !options.AllowInvitingTechnicians)
        {
            errors.Add(nameof(input.IsTechnician), "invitation.technician", "Technicians are not invited here.");
        }
    }

    public static void Check(InputErrors errors, Acceptance input)
    {
        TextRules.CheckName(errors, nameof(input.DisplayName), input.DisplayName);
        TextRules.CheckName(errors, nameof(input.GivenName), input.GivenName);
        TextRules.CheckName(errors, nameof(input.FamilyName), input.FamilyName);
    }

    private static void CheckLifetime(InputErrors errors, TimeSpan? lifetime)
    {
        if (lifetime < OptionsRules.ShortestInvitation || lifetime > OptionsRules.LongestInvitation)
        {
            errors.Add(
                nameof(NewInvitation.Lifetime),
                "invitation.lifetime",
                $"The lifetime is {lifetime}; {OptionsRules.ShortestInvitation} to {OptionsRules.LongestInvitation} is allowed.");
        }
    }

    /// <summary>Whoever follows the link goes on with what he has just proved: so only to where the host said, whoever invites.</summary>
    public static void CheckRedirect(InputErrors errors, string field, Uri? uri, UserDirectoryOptions options)
    {
        const string Code = "invitation.redirect_uri";
        if (uri is null)
        {
            return;
        }

        if (WebOrigin.Of(uri) is not { } origin)
        {
            errors.Add(field, Code, "The address to redirect to must be absolute and begin with https: or http:.");
        }
        else if (!options.InvitationRedirectOrigins.Any(allowed => WebOrigin.Parse(allowed) == origin))
        {
            errors.Add(
                field, Code, $"The address to redirect to has an origin that is not in "
                    + $"UserDirectoryOptions.{nameof(options.InvitationRedirectOrigins)}.");
        }
    }
}
