using MimeKit;
using UserDirectory;

namespace WebHost;

/// <summary>
/// The mails of the directory: that somebody is invited or was added, asks for another password, or is to prove an address.
/// </summary>
internal static class NoticeMail
{
    /// <param name="notice">What to tell.</param>
    /// <param name="address">Where the pages are, for a notice that brings no page of its own.</param>
    /// <param name="from">The sender's address.</param>
    public static MimeMessage Of(Notice notice, PublicAddress address, string from)
    {
        var (subject, text) = Written(notice, address);
        var message = new MimeMessage { Subject = subject };
        message.From.Add(new MailboxAddress("User directory", from));
        message.To.Add(new MailboxAddress(notice.User.DisplayName ?? notice.Email, notice.Email));
        message.Body = new TextPart("plain") { Text = $"Hello,\n\n{text}", ContentTransferEncoding = ContentEncoding.EightBit };
        return message;
    }

    private static (string Subject, string Text) Written(Notice notice, PublicAddress address)
    {
        var tenant = notice.Tenant.Name ?? notice.Tenant.Key;
        switch (notice)
        {
            case InvitationNotice invitation:
                var place = invitation.Organization?.Name ?? invitation.Organization?.Key ?? tenant;
                return ($"Invitation to {place}", notice.Token is null
                    ? $"you were added to {place}. There is nothing to do: sign in as usual.\n"
                    : Asking($"you are invited to {place}. To accept or decline", notice, invitation.RedirectUri
                        ?? address.Invitations, "token"));
            case PasswordResetNotice:
                return ($"Another password at {tenant}", Asking(
                    "somebody, probably you, has forgotten your password. To choose another", notice, address.Recovery, "reset"));
            case EmailProofNotice:
                return ($"Your address at {tenant}", Asking(
                    "this address was given as yours. To confirm that it is", notice, address.Recovery, "proof"));
            default:
                throw new NotSupportedException($"There is no mail for {notice.GetType()}.");
        }
    }

    // The token stands behind the #: no server that the link leads to, and no log of one, ever sees it.
    private static string Asking(string what, Notice notice, Uri page, string name) =>
        $"""
        {what}, open this page until {notice.ExpiresAt:u}:

        {new UriBuilder(page) { Fragment = $"{name}={notice.Token}" }.Uri.AbsoluteUri}

        If you did not expect this, ignore it.

        """;
}
