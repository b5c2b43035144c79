namespace UserDirectory;

/// <content>What the core fills in on accounts, whoever writes them: where the address is unique, and the sign-in stamp.</content>
internal sealed partial class Decision
{
    private UniqueEmails? _uniqueEmails;

    /// <summary>Has the tenant go by another option from now on. Every account that the decision writes after this is filled by it.</summary>
    public void ChangeUniqueEmails(UniqueEmails option)
    {
        _uniqueEmails = option;
        Update(Tenant, Tenant with { UniqueEmails = option });
    }

    /// <summary>The account's <see cref="User.UniqueEmail"/>, as it will be written.</summary>
    public string? UniqueEmailOf(User account) => EmailUniqueness.Of(account, _uniqueEmails ?? Tenant.UniqueEmails);

    // Whoever was signed in as it before it was deleted is not any more.
    private User AsPutBack(User account) => account with { UniqueEmail = UniqueEmailOf(account), SignInStamp = NewId() };

    private User Filled(User before, User after)
    {
        var uniqueEmail = UniqueEmailOf(after);
        if (!string.Equals(uniqueEmail, after.UniqueEmail, StringComparison.Ordinal))
        {
            after = after with { UniqueEmail = uniqueEmail };
        }

        return after.SignInStamp == before.SignInStamp && EndsSignIns(before, after) ? after with { SignInStamp = NewId() } : after;
    }

    // What an invitation's way does to a status (sent, expired, sent again) concerns nobody who could be signed in.
    private static bool EndsSignIns(User before, User after) =>
        !string.Equals(before.ExternalId, after.ExternalId, StringComparison.Ordinal)
        || (before.Status != after.Status && after.Status is (UserStatus.Active or UserStatus.Inactive));
}
