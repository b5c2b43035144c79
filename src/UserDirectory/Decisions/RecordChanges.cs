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
            if (field.IsDerived || field.Name is nameof(DirectoryRecord.CreatedAt) or nameof(DirectoryRecord.UpdatedAt))
            {
                continue;
            }

            if (field.IsMany ? !field.ReadMany(before).SequenceEqual(field.ReadMany(after)) : field.ReadOriginal(before) != field.ReadOriginal(after))
            {
                var value = field.ReadOriginal(after);
                var isShown = !value.IsMissing && !PictureText.IsDataUri(value.Text) && field.Name != nameof(User.SignInStamp);
                changes.Add(new(field.Name, isShown ? value.ToString() : null));
            }
        }

        AddUnlisted(before, after, changes);
        return changes.AsReadOnly();
    }

    // Secrets, bytes and who answers for them are no fields: the feed tells that a secret changed, never to what.
    private static void AddUnlisted(DirectoryRecord before, DirectoryRecord after, List<FieldChange> changes)
    {
        switch (before, after)
        {
            case (User old, User now):
                AddIf(old.ExternalIdSetBy != now.ExternalIdSetBy, nameof(User.ExternalIdSetBy), now.ExternalIdSetBy?.ToString(), changes);
                AddIf(old.PreparedBy != now.PreparedBy, nameof(User.PreparedBy), now.PreparedBy?.ToString(), changes);
                break;
            case (Credential old, Credential now):
                AddIf(!old.PasswordHash.Equals(now.PasswordHash), nameof(Credential.PasswordHash), null, changes);
                AddIf(old.SetBy != now.SetBy, nameof(Credential.SetBy), now.SetBy.ToString(), changes);
                break;
            case (Invitation old, Invitation now):
                AddIf(!Equals(old.TokenHash, now.TokenHash), nameof(Invitation.TokenHash), null, changes);
                AddIf(old.InvitedBy != now.InvitedBy, nameof(Invitation.InvitedBy), now.InvitedBy.ToString(), changes);
                break;
            case (AccountToken old, AccountToken now):
                AddIf(!old.TokenHash.Equals(now.TokenHash), nameof(AccountToken.TokenHash), null, changes);
                AddIf(old.RequestedBy != now.RequestedBy, nameof(AccountToken.RequestedBy), now.RequestedBy.ToString(), changes);
                break;
            case (Picture old, Picture now):
                AddIf(!old.Content.Span.SequenceEqual(now.Content.Span), nameof(Picture.Content), null, changes);
                break;
        }
    }

    private static void AddIf(bool differs, string field, string? value, List<FieldChange> changes)
    {
        if (differs)
        {
            changes.Add(new(field, value));
        }
    }
}
