namespace UserDirectory;

/// <summary>
/// Sets and reads an account's picture: the text on the account, the bytes in a record of their own with the account's id.
/// </summary>
internal sealed class UserPictures(TenantContext context)
{
    public ValueTask<User> ChangeAsync(EntityRef user, string? text, long? expectedVersion, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        PictureText.Check(errors, "picture", text);
        errors.ThrowIfAny();
        return ChangeAsync("users.change_picture", user, expectedVersion, PictureText.Parse(text), cancellationToken);
    }

    public ValueTask<User> UploadAsync(
        EntityRef user, ReadOnlyMemory<byte> content, string? fileName, long? expectedVersion, CancellationToken cancellationToken)
    {
        // A copy: what the caller does with the buffer meanwhile or afterwards must not change the record.
        var bytes = content.ToArray();
        var errors = new InputErrors();
        PictureText.CheckFileName(errors, nameof(fileName), fileName);
        if (PictureText.ContentFault(bytes) is var (code, message))
        {
            errors.Add(nameof(content), code, message);
        }

        errors.ThrowIfAny();
        var given = new GivenPicture(fileName, PictureTextKind.FileName) { ContentType = PictureType.Of(bytes), Content = bytes };
        return ChangeAsync("users.upload_picture", user, expectedVersion, given, cancellationToken);
    }

    public async ValueTask<Picture?> FindAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var found = await new UserReads(context).FindAsync(user, organization, UserParts.None, cancellationToken).ConfigureAwait(false);
        return found is null ? null : await context.Store.FindAsync<Picture>(tenantId, found.Id, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The picture's record for a new account; nothing when the text carries no bytes.</summary>
    public static void AddNew(Decision decision, User user, GivenPicture given)
    {
        if (given.ContentType is { } type)
        {
            decision.Writes.Add(new Picture
            {
                Id = user.Id,
                TenantId = user.TenantId,
                ContentType = type,
                Content = given.Content,
                FileName = given.FileName
            });
        }
    }

    private ValueTask<User> ChangeAsync(
        string operation, EntityRef user, long? expectedVersion, GivenPicture given, CancellationToken cancellationToken)
    {
        return UserChange.RunAsync(context, operation, user, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User found, CancellationToken token)
        {
            await UserChange.MayUpdateOrIsSelfAsync(decision, found, token).ConfigureAwait(false);

            // The account itself may stay as it is; its home, where the permission was asked, must too.
            decision.Guards.Require(found);
            var there = await decision.FindAsync<Picture>(found.Id, token).ConfigureAwait(false);
            WriteBytes(decision, found, there, given);
            return found with { Picture = given.Text };
        }
    }

    private static void WriteBytes(Decision decision, User user, Picture? there, GivenPicture given)
    {
        if (there is null)
        {
            AddNew(decision, user, given);
        }
        else if (given.ContentType is { } type)
        {
            decision.Writes.Update(there, there with { ContentType = type, Content = given.Content, FileName = given.FileName });
        }
        else if (given.Kind == PictureTextKind.FileName)
        {
            decision.Writes.Update(there, there with { FileName = given.Text });
        }
        else
        {
            decision.Writes.Remove(there);
        }
    }
}
