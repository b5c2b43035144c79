namespace UserDirectory.Tests.Readme;

#region notifier
public sealed class MailNotifier : INotifier
{
    public async ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        var (subject, page) = notice switch
        {
            InvitationNotice { Token: null } => ("You were added", ""),
            InvitationNotice => ("You are invited", "welcome"),
            PasswordResetNotice => ("Choose a new password", "new-password"),
            EmailProofNotice => ("Is this your address?", "confirm-address"),
            _ => throw new NotSupportedException($"There is no mail for {notice.GetType()}."),
        };

        // The token goes into the fragment, which no server sees and no access log keeps.
        var link = notice.Token is null ? null : new Uri($"https://app.example/{page}#{notice.Token}");
        await SendAsync(notice.Email, subject, link, cancellationToken);
    }

    private static Task SendAsync(string address, string subject, Uri? link, CancellationToken cancellationToken) =>
        Console.Out.WriteLineAsync($"To {address}: {subject}{(link is null ? "" : " (with a link)")}".AsMemory(), cancellationToken);
}
#endregion
