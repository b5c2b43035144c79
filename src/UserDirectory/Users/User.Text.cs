using System.Text;

namespace UserDirectory;

/// <content>What is written of an account.</content>
public sealed partial record User
{
    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false)
            .With(Key).With(NormalizedKey).With(DisplayName).With(NormalizedDisplayName).With(GivenName).With(NormalizedGivenName)
            .With(FamilyName).With(NormalizedFamilyName).With(Email).With(NormalizedEmail).With(UniqueEmail).With(EmailVerifiedAt)
            .With(Culture).With(TimeZone).With(IsTechnician).With(IsServiceAccount).With(Status).With(IsActive)
            .With(InvitationExpiresAt).With(LastLoginAt).With(Picture).With(ExternalId).With(ExternalIdSetBy).With(PreparedBy)
            .With(SignInStamp).With(Attributes).With(HomeOrganizationId).With(DefaultOrganizationId).With(Grants).With(AccessRules)
            .With(Details);
        return true;
    }
}
