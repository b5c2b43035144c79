namespace UserDirectory.Queries;

/// <summary>A stored status of which one value turns into another when a time has come.</summary>
/// <param name="Status">The field of the stored status.</param>
/// <param name="ExpiresAt">The field of the time; where it is missing, nothing expires.</param>
/// <param name="Open">The status that expires.</param>
/// <param name="Expired">What it turns into.</param>
/// <param name="Others">The statuses that time does not change.</param>
internal sealed record ExpiringStatus(Field Status, Field ExpiresAt, FieldValue Open, FieldValue Expired, IReadOnlyList<FieldValue> Others)
{
    /// <summary>A condition on the stored fields that says of the status at a time what the condition says of the stored status.</summary>
    /// <param name="condition">The condition on the status.</param>
    /// <param name="isSatisfiedBy">Which statuses satisfy it.</param>
    /// <param name="now">The time.</param>
    public Filter Rewrite(Filter condition, Func<FieldValue, bool> isSatisfiedBy, DateTimeOffset now)
    {
        var isOpenEnough = isSatisfiedBy(Open);
        if (isOpenEnough == isSatisfiedBy(Expired))
        {
            return condition;
        }

        var hasExpired = Status.EqualTo(Open) & ExpiresAt.AtMost(now);
        return isOpenEnough
            ? Status.In(Others.Where(isSatisfiedBy).Append(Open)) & !hasExpired
            : Status.In(Others.Where(isSatisfiedBy).Append(Expired)) | hasExpired;
    }
}
