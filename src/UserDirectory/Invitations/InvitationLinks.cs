using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from an <see cref="Invitation"/> to other records, for filters.</summary>
public static class InvitationLinks
{
    /// <summary>The invited account.</summary>
    public static Link User { get; } = new(nameof(User), InvitationFields.UserId, UserFields.Id);

    internal static IReadOnlyList<Link> All { get; } = [User];
}
