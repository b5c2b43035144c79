namespace UserDirectory;

/// <summary>
/// What the core fills in on accounts, whoever writes them: where the address is unique, and the sign-in stamp. Part of a decision; not
/// thread-safe.
/// </summary>
internal sealed class UserFilling(Decision decision)
{
    private UniqueEmails? _uniqueEmails;

    /// <summary>
    /// Has the tenant go by another option from now on. Every account that the decision writes after this is filled by it.
    /// </summary>
    public void ChangeUniqueEmails(UniqueEmails option)
    {
        _uniqueEmails = option;
        decision.Writes.Update(decision.Tenant, decision.Tenant with { UniqueEmails = option });
    }

    /// <summary>The account's <see cref="User.UniqueEmail"/>, as it will be written.</summary>
    public string? UniqueEmailOf(User user) => EmailUniqueness.Of(user, _uniqueEmails ?? decision.Tenant.UniqueEmails);

    /// <summary>Fills an account that was just made and that nobody else has.</summary>
    public void FillAsNew(User user) =>
        user.FillAsNew(UniqueEmailOf(user), user.SignInStamp == Guid.Empty ? user.Id : user.SignInStamp);

    /// <summary>An account that comes back from the bin: whoever was signed in as it before it was deleted is not any more.</summary>
    public User AsPutBack(User user) => user with { UniqueEmail = UniqueEmailOf(user), SignInStamp = decision.NewId() };

    /// <summary>A changed account, filled.</summary>
    public User Filled(User before, User after)
    {
        var uniqueEmail = UniqueEmailOf(after);
        if (!string.Equals(uniqueEmail, after.UniqueEmail, StringComparison.Ordinal))
        {
            after = after with { UniqueEmail = uniqueEmail };
        }

        return after.SignInStamp == before.SignInStamp && EndsSignIns(before, after)
            ? after with { SignInStamp = decision.NewId() }
            : after;
    }

    // What an invitation's way does to a status (sent, expired, sent again) concerns nobody who could be signed in.
    private static bool EndsSignIns(User before, User after) =>
        !string.Equals(before.ExternalId, after.ExternalId, StringComparison.Ordinal)
        || (before.Status != after.Status && after.Status is (UserStatus.Active or UserStatus.Inactive));
}
