using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What the fields of an import's row may hold, as far as the row alone can tell. Pure. A key is needed only for an account that is not there yet: that shows later.
/// </summary>
internal static class ImportRowRules
{
    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    /// <param name="row">The row.</param>
    /// <param name="hashFault">Why its password hash cannot be taken: only the hashers know. Null when it can, or there is none.</param>
    public static IReadOnlyList<InputError> Check(PreparedRow row, string? hashFault)
    {
        var errors = new InputErrors();
        if (row.Key is not null)
        {
            KeyRules.Check(errors, nameof(ImportRow.Key), row.Key, RecordKind.User);
        }
        else if (row.ExternalId.Value is null)
        {
            errors.Add(nameof(ImportRow.Key), "key.empty", "The row names nobody: a key or an external id is needed.");
        }

        // What is not given is null, which is always right.
        TextRules.CheckExternalId(errors, nameof(ImportRow.ExternalId), row.ExternalId.Value);
        UserUpdateRules.Check(errors, row.Profile);
        EmailRules.Check(errors, nameof(ImportRow.Email), row.Email.Value);
        GivenAttributes.CheckChanges(errors, nameof(ImportRow.Attributes), row.Attributes);
        if (hashFault is not null)
        {
            errors.Add(nameof(ImportRow.PasswordHash), "password.hash_format", hashFault);
        }

        return errors.All;
    }
}
