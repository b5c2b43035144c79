namespace UserDirectory.Queries;

/// <summary>
/// Rewrites conditions on the status of accounts and invitations into the stored status and the expiry time: what has expired is found as
/// expired although no sweep has written it yet. A status is never missing, so a condition on one is the list of the statuses that satisfy
/// it. Pure.
/// </summary>
internal static class StatusAsOf
{
    private static readonly ExpiringStatus s_user = new(
        UserFields.Status,
        UserFields.InvitationExpiresAt,
        Open: FieldValue.Of(UserStatus.InvitationSent),
        Expired: FieldValue.Of(UserStatus.InvitationExpired),
        Others: [FieldValue.Of(UserStatus.Active), FieldValue.Of(UserStatus.Inactive)]);

    private static readonly ExpiringStatus s_invitation = new(
        InvitationFields.Status,
        InvitationFields.ExpiresAt,
        Open: FieldValue.Of(InvitationStatus.Pending),
        Expired: FieldValue.Of(InvitationStatus.Expired),
        Others: [
            FieldValue.Of(InvitationStatus.Accepted), FieldValue.Of(InvitationStatus.Declined), FieldValue.Of(InvitationStatus.Revoked)]);

    public static Filter? Rewrite(Filter? filter, DateTimeOffset now) => filter is null ? null : Rewritten(filter, now);

    private static Filter Rewritten(Filter filter, DateTimeOffset now) => filter switch
    {
        And and => new And([.. and.Filters.Select(each => Rewritten(each, now))]),
        Or or => new Or([.. or.Filters.Select(each => Rewritten(each, now))]),
        Not not => new Not(Rewritten(not.Inner, now)),
        AnyLinked { Inner: { } inner } linked => linked with { Inner = Rewritten(inner, now) },
        Comparison comparison when StatusOf(comparison.Field) is { } status =>
            status.Rewrite(comparison, value => Satisfies(comparison, value), now),
        InList list when StatusOf(list.Field) is { } status => status.Rewrite(list, list.Includes, now),
        _ => filter,
    };

    private static ExpiringStatus? StatusOf(Field field) =>
        field == UserFields.Status ? s_user : field == InvitationFields.Status ? s_invitation : null;

    private static bool Satisfies(Comparison comparison, FieldValue value)
    {
        var order = value.CompareTo(comparison.Value);
        return comparison.Operator switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.LessThan => order < 0,
            ComparisonOperator.LessThanOrEqual => order <= 0,
            ComparisonOperator.GreaterThan => order > 0,
            ComparisonOperator.GreaterThanOrEqual => order >= 0,
            _ => throw new NotSupportedException($"A status is not compared by {comparison.Operator}."),
        };
    }
}
