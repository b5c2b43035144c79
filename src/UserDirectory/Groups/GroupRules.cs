using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What a group's fields may hold, as far as the input alone can tell.</summary>
internal static class GroupRules
{
    public static void Check(InputErrors errors, NewGroup input)
    {
        KeyRules.Check(errors, nameof(input.Key), input.Key, RecordKind.Group);
        TextRules.CheckName(errors, nameof(input.Name), input.Name);
        EmailRules.Check(errors, nameof(input.Email), input.Email);
        TextRules.CheckNotes(errors, nameof(input.Notes), input.Notes);
        ReferenceRules.Check(errors, nameof(input.Organization), input.Organization);
        ReferenceRules.Check(errors, nameof(input.Parent), input.Parent);
    }

    public static void Check(InputErrors errors, GroupUpdate update)
    {
        if (update.Key.IsGiven)
        {
            KeyRules.Check(errors, nameof(update.Key), update.Key.Value, RecordKind.Group);
        }

        TextRules.CheckName(errors, nameof(update.Name), update.Name.Value);
        EmailRules.Check(errors, nameof(update.Email), update.Email.Value);
        TextRules.CheckNotes(errors, nameof(update.Notes), update.Notes.Value);
    }
}
