namespace UserDirectory;

/// <summary>The refusals for want of rights, each worded once.</summary>
internal static class Denied
{
    public static AccessDeniedException Missing(string permission) =>
        new("access.denied", $"The acting user does not hold '{permission}' there, or it does not count: the account, the organization or "
            + $"the tenant is not active.", permission);

    public static AccessDeniedException Escalation(string pattern) =>
        new("access.escalation", $"The call would give '{pattern}' where the acting user does not hold it.", pattern);

    /// <param name="pattern">What the account holds and the acting user does not; null when the acting user may not know.</param>
    public static AccessDeniedException Takeover(string? pattern) =>
        new("access.escalation",
            $"The account holds {(pattern is null ? "something" : $"'{pattern}'")} that the acting user does not hold there.", pattern);

    /// <param name="what">What only a system may do: <c>import password hashes</c>.</param>
    public static AccessDeniedException SystemOnly(string what) => new("access.system_only", $"Only a system actor may {what}.", null);

    public static AccessDeniedException UnknownActor() => new("access.unknown_actor", "The acting user is nobody in this tenant.", null);
}
