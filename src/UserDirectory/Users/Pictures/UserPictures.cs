namespace UserDirectory;

/// <summary>
/// Sets a user's picture: the text on the user, the bytes in a record of their own with the user's id.
/// </summary>
internal static class UserPictures
{
    /// <summary>The picture that a caller gives as text; null for none.</summary>
    /// <exception cref="InvalidInputException">The text is no picture.</exception>
    public static GivenPicture Checked(string? picture)
    {
        var errors = new InputErrors();
        PictureText.Check(errors, nameof(picture), picture);
        errors.ThrowIfAny();
        return PictureText.Parse(picture);
    }

    /// <summary>The picture that a caller gives as bytes, in a copy: what happens to the buffer must not change the record.</summary>
    /// <exception cref="InvalidInputException">The bytes are no picture, or the name is none of a file.</exception>
    public static GivenPicture Checked(ReadOnlyMemory<byte> content, string? fileName)
    {
        var bytes = content.ToArray();
        var errors = new InputErrors();
        PictureText.CheckFileName(errors, nameof(fileName), fileName);
        if (PictureText.ContentFault(bytes) is var (code, message))
        {
            errors.Add(nameof(content), code, message);
        }

        errors.ThrowIfAny();
        return new GivenPicture(fileName, PictureTextKind.FileName) { ContentType = PictureType.Of(bytes), Content = bytes };
    }

    /// <summary>The user with this picture, as far as the actor may give it one.</summary>
    public static async ValueTask<User> ChangeAsync(
        Decision decision, User user, GivenPicture given, CancellationToken cancellationToken)
    {
        await UserChange.RequireUpdateUnlessSelfAsync(decision, user, cancellationToken).ConfigureAwait(false);

        // The user itself may stay as it is; its home, where the permission was asked, must too.
        decision.Guards.Require(user);
        var there = await decision.FindAsync<Picture>(user.Id, cancellationToken).ConfigureAwait(false);
        WriteBytes(decision, user, there, given);
        return user with { Picture = given.Text };
    }

    /// <summary>The picture's record for a new user; nothing when the text carries no bytes.</summary>
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
