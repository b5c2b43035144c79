using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>Random conditions and orders on users, each with what it means in plain code.</summary>
internal sealed class RandomQuestions(Random random, IReadOnlyList<Organization> organizations, Func<IEnumerable<Membership>> memberships)
{
    private static readonly string[] s_texts = ["", "a", "b", "ab", "ba", "abc", "zz", "\u00e9", "\ue000", "\U0001F600"];

    public static IReadOnlyList<string> Texts => s_texts;

    public (Filter Filter, Func<User, bool> Means) Condition(int depth)
    {
        if (depth > 0 && random.Next(2) == 0)
        {
            var (left, leftMeans) = Condition(depth - 1);
            var (right, rightMeans) = Condition(depth - 1);
            return random.Next(3) switch
            {
                0 => (left & right, user => leftMeans(user) && rightMeans(user)),
                1 => (left | right, user => leftMeans(user) || rightMeans(user)),
                _ => (!left, user => !leftMeans(user)),
            };
        }

        return Leaf();
    }

    public IReadOnlyList<Sort> Order() => random.Next(7) switch
    {
        0 => [],
        1 => [UserFields.Id.Descending],
        2 => [UserFields.DisplayName],
        3 => [UserFields.DisplayName.Descending],
        4 => [UserFields.DisplayName.Descending, UserFields.Id],
        5 => [UserFields.GivenName, UserFields.DisplayName.Descending],
        _ => [UserFields.InvitationExpiresAt.Descending],
    };

    private (Filter Filter, Func<User, bool> Means) Leaf()
    {
        var text = s_texts[random.Next(s_texts.Length)];
        var normalized = DirectoryText.Normalize(text);
        var organization = organizations[random.Next(organizations.Count)].Id;
        var time = StoredTenant.Now.AddHours(random.Next(5));
        switch (random.Next(16))
        {
            case 0: return (UserFields.DisplayName.EqualTo(text), user => user.NormalizedDisplayName == normalized);
            case 1: return (UserFields.DisplayName.NotEqualTo(text), user => user.NormalizedDisplayName != normalized);
            case 2:
                return (UserFields.DisplayName.LessThan(text), user => user.NormalizedDisplayName is { } name
                && DirectoryText.Compare(name, normalized) < 0);
            case 3:
                return (UserFields.DisplayName.AtLeast(text), user => user.NormalizedDisplayName is { } name
                && DirectoryText.Compare(name, normalized) >= 0);
            case 4:
                return (UserFields.DisplayName.StartsWith(text), user =>
                user.NormalizedDisplayName?.StartsWith(normalized, StringComparison.Ordinal) == true);
            case 5:
                return (UserFields.DisplayName.Contains(text), user =>
                user.NormalizedDisplayName?.Contains(normalized, StringComparison.Ordinal) == true);
            case 6: return (UserFields.DisplayName.IsPresent(), user => user.DisplayName is not null);
            case 7: return (UserFields.InvitationExpiresAt.LessThan(time), user => user.InvitationExpiresAt < time);
            case 8: return (UserFields.InvitationExpiresAt.IsMissing(), user => user.InvitationExpiresAt is null);
            case 9: return (UserFields.HomeOrganizationId.EqualTo(organization), user => user.HomeOrganizationId == organization);
            case 10: return (UserFields.HomeOrganizationId.IsUnder(organization), user => IsUnder(user.HomeOrganizationId, organization));
            case 11: return (UserFields.Grants.EqualTo(text), user => user.Grants.Contains(text));
            case 12:
                return (UserFields.Grants.In(new FieldValue[] { text, "a" }), user => user.Grants.Contains(text)
                || user.Grants.Contains("a"));
            case 13:
                return (UserFields.DisplayName.In(new FieldValue[] { text, "a" }), user => user.NormalizedDisplayName == normalized
                || user.NormalizedDisplayName == "A");
            case 14:
                return (UserLinks.Memberships.Any(MembershipFields.OrganizationId.EqualTo(organization)), user =>
                    IsMember(user, id => id == organization));
            default:
                return (UserLinks.Memberships.Any(MembershipFields.OrganizationId.IsUnder(organization)), user =>
                    IsMember(user, id => IsUnder(id, organization)));
        }
    }

    private bool IsMember(User user, Func<Guid, bool> where) =>
        memberships().Any(membership => membership.UserId == user.Id && where(membership.OrganizationId));

    private bool IsUnder(Guid? id, Guid top) =>
        id == top || organizations.Any(organization => organization.Id == id && organization.AncestorIds.Contains(top));
}
