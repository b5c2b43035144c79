using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What a role's fields may hold, as far as the input alone can tell. Codes of its own: <c>permission.added_and_removed</c>.
/// </summary>
internal static class RoleRules
{
    public static void Check(InputErrors errors, NewRole input, PermissionCatalogue catalogue)
    {
        KeyRules.Check(errors, nameof(input.Key), input.Key, RecordKind.Role);
        PatternRules.Check(errors, nameof(input.Patterns), input.Patterns, catalogue);
        TextRules.CheckDescription(errors, nameof(input.Description), input.Description);
        TextRules.CheckName(errors, nameof(input.LocalizedDescription), input.LocalizedDescription);
        ReferenceRules.Check(errors, nameof(input.Organization), input.Organization);
    }

    public static void Check(InputErrors errors, RoleUpdate update, PermissionCatalogue catalogue)
    {
        if (update.Key.IsGiven)
        {
            KeyRules.Check(errors, nameof(update.Key), update.Key.Value, RecordKind.Role);
        }

        TextRules.CheckDescription(errors, nameof(update.Description), update.Description.Value);
        TextRules.CheckName(errors, nameof(update.LocalizedDescription), update.LocalizedDescription.Value);
        PatternRules.Check(errors, nameof(update.AddPatterns), update.AddPatterns, catalogue);
        CheckBoth(errors, update.AddPatterns ?? [], update.RemovePatterns ?? []);
    }

    // What is removed is not checked further: a pattern that nobody declares any more must be removable.
    private static void CheckBoth(InputErrors errors, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        var taken = new HashSet<string>(removed, StringComparer.Ordinal);
        for (var i = 0; i < added.Count; i++)
        {
            if (taken.Contains(added[i]))
            {
                errors.Add($"{nameof(RoleUpdate.AddPatterns)}[{i}]", "permission.added_and_removed",
                    $"'{added[i]}' is to be added and removed; say one of them.");
            }
        }
    }
}
