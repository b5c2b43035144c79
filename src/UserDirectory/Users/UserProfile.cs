namespace UserDirectory;

/// <summary>Changes what a user says of itself, its labels and its custom attributes.</summary>
internal static class UserProfile
{
    /// <summary>The user with what the update gives, as far as the actor may give it.</summary>
    public static async ValueTask<User> UpdateAsync(
        Decision decision, User user, UserUpdate update, CancellationToken cancellationToken)
    {
        var changed = UserUpdateRules.Applied(user, update);
        await UserChange.RequireUpdateUnlessSelfAsync(decision, user, cancellationToken).ConfigureAwait(false);
        if (UserUpdateRules.ChangesLabels(user, changed))
        {
            await UserChange.RequireUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }

    /// <summary>The user with these attributes changed, as far as the actor may.</summary>
    public static async ValueTask<User> ChangeAttributesAsync(
        Decision decision, User user, List<KeyValuePair<string, string?>> attributes, CancellationToken cancellationToken)
    {
        await UserChange.RequireUpdateAsync(decision, user, cancellationToken).ConfigureAwait(false);
        var merged = AttributeChanges.Merged(user.Attributes, attributes);
        var tooMany = new InputErrors();
        AttributeRules.Check(tooMany, nameof(attributes), merged);
        tooMany.ThrowIfAny();
        return user with { Attributes = merged };
    }
}
