namespace UserDirectory.Tests.Readme;

#region notifier
public sealed class MailNotifier : IInvitationNotifier
{
    public async ValueTask NotifyAsync(InvitationNotice notice, CancellationToken cancellationToken)
    {
        // The token goes into the fragment, which no server sees and no access log keeps.
        var link = notice.Token is null ? null : new Uri($"https://app.example/welcome#{notice.Token}");
        await SendAsync(notice.Invitation.Email, link, cancellationToken);
    }

    private static Task SendAsync(string address, Uri? link, CancellationToken cancellationToken) =>
        Console.Out.WriteLineAsync($"To {address}: {(link is null ? "you were added" : "you are invited")}".AsMemory(), cancellationToken);
}
#endregion
