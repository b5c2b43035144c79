namespace UserDirectory;

/// <summary>What the given fields of an account's update may hold.</summary>
internal static class UserUpdateRules
{
    /// <summary>A copy of what a caller gives.</summary>
    /// <exception cref="InvalidInputException">It breaks rules; all are listed.</exception>
    public static UserUpdate Checked(UserUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        update = update.Copy();
        var errors = new InputErrors();
        Check(errors, update);
        errors.ThrowIfAny();
        return update;
    }

    public static void Check(InputErrors errors, UserUpdate update)
    {
        // What is not given is null, which is always right.
        TextRules.CheckName(errors, nameof(update.DisplayName), update.DisplayName.Value);
        TextRules.CheckName(errors, nameof(update.GivenName), update.GivenName.Value);
        TextRules.CheckName(errors, nameof(update.FamilyName), update.FamilyName.Value);
        LocaleRules.CheckCulture(errors, nameof(update.Culture), update.Culture.Value);
        LocaleRules.CheckTimeZone(errors, nameof(update.TimeZone), update.TimeZone.Value);
    }

    public static User Applied(User user, UserUpdate update) => user with
    {
        DisplayName = update.DisplayName.Or(user.DisplayName),
        GivenName = update.GivenName.Or(user.GivenName),
        FamilyName = update.FamilyName.Or(user.FamilyName),
        Culture = update.Culture.Or(user.Culture),
        TimeZone = LocaleRules.KeptTimeZone(update.TimeZone.Or(user.TimeZone)),
        IsTechnician = update.IsTechnician.Or(user.IsTechnician),
        IsServiceAccount = update.IsServiceAccount.Or(user.IsServiceAccount),
    };

    /// <summary>Whether the update changes a label, which the account itself may not.</summary>
    public static bool ChangesLabels(User before, User after) =>
        before.IsTechnician != after.IsTechnician || before.IsServiceAccount != after.IsServiceAccount;
}
