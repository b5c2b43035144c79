namespace UserDirectory;

/// <summary>Changes what an account says of itself, its labels and its custom attributes.</summary>
internal sealed class UserProfile(TenantContext context)
{
    public ValueTask<User> UpdateAsync(EntityRef user, UserUpdate update, long? expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        update = update.Copy();
        var errors = new InputErrors();
        UserUpdateRules.Check(errors, update);
        errors.ThrowIfAny();
        return UserChange.RunAsync(context, "users.update", user, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User found, CancellationToken token)
        {
            var changed = UserUpdateRules.Applied(found, update);
            await UserChange.MayUpdateOrIsSelfAsync(decision, found, token).ConfigureAwait(false);
            if (UserUpdateRules.ChangesLabels(found, changed))
            {
                await UserChange.MayUpdateAsync(decision, found, token).ConfigureAwait(false);
            }

            return changed;
        }
    }

    public ValueTask<User> ChangeAttributesAsync(
        EntityRef user, IReadOnlyDictionary<string, string?> attributes, long? expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var errors = new InputErrors();
        var given = attributes.ToList();
        AttributeChanges.CheckChanges(errors, nameof(attributes), given);
        errors.ThrowIfAny();
        return UserChange.RunAsync(context, "users.change_attributes", user, expectedVersion, ChangeAsync, cancellationToken);

        async ValueTask<User> ChangeAsync(Decision decision, User found, CancellationToken token)
        {
            await UserChange.MayUpdateAsync(decision, found, token).ConfigureAwait(false);
            var merged = AttributeChanges.Merged(found.Attributes, given);
            var tooMany = new InputErrors();
            AttributeRules.Check(tooMany, nameof(attributes), merged);
            tooMany.ThrowIfAny();
            return found with { Attributes = merged };
        }
    }
}
