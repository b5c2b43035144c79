using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Sets the time of an account's last login from outside. Code: <c>last_login.future</c>.</summary>
internal sealed class LoginRecording(TenantContext context)
{
    // Clocks differ a little, and hosts confuse time zones; more than that is a mistake.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromDays(1);

    public async ValueTask RecordAsync(EntityRef user, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (at > context.Now() + s_tolerance)
        {
            throw new InvalidInputException(nameof(at), "last_login.future", "The last login lies in the future; it can be at most now.");
        }

        await context.DecideAsync(
            "users.record_login",
            async (decision, token) =>
            {
                var account = await decision.References.GetUserAsync(user, token).ConfigureAwait(false);
                await AccountChange.MayUpdateAsync(decision, account, token).ConfigureAwait(false);
                decision.Touch(account.Id, new SignIn.LoggedIn(Microseconds.Truncate(at)));
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
