using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Sets the time of a user's last login from outside. Codes: <c>last_login.past</c>, <c>last_login.future</c>.</summary>
internal static class LoginRecording
{
    // Clocks differ a little, and hosts confuse time zones; more than that is a mistake.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromDays(1);

    // Before any login there was: a time that stands for none (0 ticks, 0 seconds of some calendar) must not be taken for one.
    private static readonly DateTimeOffset s_earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="InvalidInputException">There cannot have been a login at that time.</exception>
    public static void Check(DateTimeOffset? at, DateTimeOffset now)
    {
        if (at < s_earliest)
        {
            throw new InvalidInputException(
                nameof(at), "last_login.past", $"The last login, {at:u}, lies before 1970. If there was none, say null.");
        }

        if (at > now + s_tolerance)
        {
            throw new InvalidInputException(
                nameof(at), "last_login.future", $"The last login, {at:u}, lies in the future; it can be at most now.");
        }
    }

    /// <summary>Names ahead the user, and what may be asked at its home.</summary>
    public static void Name(ReadAhead ahead, in EntityRef user) => ahead.User(user, found => ahead.AskAt(found.HomeOrganizationId));

    public static async ValueTask<User> RecordAsync(
        Decision decision, EntityRef user, DateTimeOffset? at, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await UserChange.RequireUpdateAsync(decision, found, cancellationToken).ConfigureAwait(false);
        decision.Guards.Expect(found, expectedVersion);

        // Its home, where the permission was asked, must still be the same.
        decision.Guards.Require(found);
        decision.Writes.Touch(found.Id, new SignIn.LoggedIn(Microseconds.Truncate(at)));
        return found;
    }
}
