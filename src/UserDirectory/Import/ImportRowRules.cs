using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What the fields of an import's row may hold, as far as the row alone can tell. Pure. A key is needed only for an account that is not
/// there yet: that shows later.
/// </summary>
internal static class ImportRowRules
{
    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    /// <param name="row">The row.</param>
    /// <param name="hashFault">Why its password hash cannot be taken: only the hashers know. Null when it can, or there is none.</param>
    /// <param name="isVerifiedByRow">Whether the row itself says that its address is verified.</param>
    /// <param name="match">By what rows find accounts.</param>
    public static IReadOnlyList<InputError> Check(PreparedRow row, string? hashFault, bool isVerifiedByRow, ImportMatch match)
    {
        var errors = new InputErrors();
        if (row.Id == Guid.Empty)
        {
            errors.Add(nameof(ImportRow.Id), "id.empty", "The empty id names nobody. Leave the id out where there is none.");
        }

        if (row.Key is not null)
        {
            KeyRules.Check(errors, nameof(ImportRow.Key), row.Key, RecordKind.User);
        }
        else if (row.Id is null && row.ExternalId.Value is null && (match == ImportMatch.Keys || row.Email.Value is null))
        {
            errors.Add(nameof(ImportRow.Key), "key.empty", "The row names nobody: a key, an external id or an id is needed.");
        }

        // What is not given is null, which is always right.
        TextRules.CheckExternalId(errors, nameof(ImportRow.ExternalId), row.ExternalId.Value);
        UserUpdateRules.Check(errors, row.Profile);
        EmailRules.Check(errors, nameof(ImportRow.Email), row.Email.Value);
        if (isVerifiedByRow && row.Email.Value is null)
        {
            errors.Add(nameof(ImportRow.IsEmailVerified), "email.missing", "The row gives no address to be verified.");
        }

        if (row is { IsSignInPrepared: true, HasVerifiedEmail: true })
        {
            errors.Add(
                nameof(ImportRow.IsSignInPrepared), "import.sign_in_prepared",
                "The address is said to be verified: then what somebody else may have set must not come along.");
        }

        if (row.FailedAttempts < 0)
        {
            errors.Add(nameof(ImportRow.FailedAttempts), "number.range",
                $"There cannot be {row.FailedAttempts} wrong guesses; 0 or more are allowed.");
        }

        CheckPlace(errors, row);
        AttributeChanges.CheckChanges(errors, nameof(ImportRow.Attributes), row.Attributes);
        if (hashFault is not null)
        {
            errors.Add(nameof(ImportRow.PasswordHash), "password.hash_format", hashFault);
        }

        return errors.All;
    }

    private static void CheckPlace(InputErrors errors, PreparedRow row)
    {
        ValidityRules.Check(errors, nameof(ImportRow.MembershipValidity), row.MembershipValidity.Value);
        ValidityRules.Check(errors, nameof(ImportRow.RoleValidity), row.RoleValidity.Value);
        if (row.MembershipValidity.IsGiven || row.IsMembershipSuspended)
        {
            var field = row.MembershipValidity.IsGiven ? nameof(ImportRow.MembershipValidity) : nameof(ImportRow.IsMembershipSuspended);
            if (row.Organization is null || row.IsForRolesOnly)
            {
                errors.Add(field, "membership.none", "The row names no organization to be a member of.");
            }
        }
    }
}
