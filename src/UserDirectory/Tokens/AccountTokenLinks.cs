using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from an <see cref="AccountToken"/> to other records, for filters.</summary>
public static class AccountTokenLinks
{
    /// <summary>The account.</summary>
    public static Link User { get; } = new(nameof(User), AccountTokenFields.UserId, UserFields.Id);

    internal static IReadOnlyList<Link> All { get; } = [User];
}
