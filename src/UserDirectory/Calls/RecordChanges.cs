using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Which fields of a record differ, for the feed and for providers that write only changed columns.</summary>
internal static class RecordChanges
{
    public static IReadOnlyList<FieldChange> Between(DirectoryRecord before, DirectoryRecord after)
    {
        var changes = new List<FieldChange>();
        foreach (var field in RecordType.Of(before.Kind).Fields)
        {
            if (field.Name is nameof(DirectoryRecord.CreatedAt) or nameof(DirectoryRecord.UpdatedAt))
            {
                continue;
            }

            if (field.IsMany ? !field.ReadMany(before).SequenceEqual(field.ReadMany(after)) : field.ReadOriginal(before) != field.ReadOriginal(after))
            {
                var value = field.ReadOriginal(after);
                changes.Add(new(field.Name, value.IsMissing || PictureText.IsDataUri(value.Text) ? null : value.ToString()));
            }
        }

        AddUnlisted(before, after, changes);
        return changes;
    }

    // Secrets and bytes are no fields: the feed tells that they changed, never to what.
    private static void AddUnlisted(DirectoryRecord before, DirectoryRecord after, List<FieldChange> changes)
    {
        switch (before, after)
        {
            case (Credential old, Credential now) when !old.PasswordHash.Equals(now.PasswordHash):
                changes.Add(new(nameof(Credential.PasswordHash), null));
                break;
            case (Credential old, Credential now) when old.SetBy != now.SetBy:
                changes.Add(new(nameof(Credential.SetBy), now.SetBy.ToString()));
                break;
            case (Invitation old, Invitation now) when !Equals(old.TokenHash, now.TokenHash):
                changes.Add(new(nameof(Invitation.TokenHash), null));
                break;
            case (Picture old, Picture now) when !old.Content.Span.SequenceEqual(now.Content.Span):
                changes.Add(new(nameof(Picture.Content), null));
                break;
        }
    }
}
