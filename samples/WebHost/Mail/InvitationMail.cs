using MimeKit;
using UserDirectory;

namespace WebHost;

/// <summary>The mail that tells somebody of an invitation, or that a known account was added.</summary>
internal static class InvitationMail
{
    /// <param name="notice">What to tell.</param>
    /// <param name="page">The page that accepts invitations, for a notice that brings no page of its own.</param>
    /// <param name="from">The sender's address.</param>
    public static MimeMessage Of(InvitationNotice notice, Uri page, string from)
    {
        var place = notice.Organization?.Name ?? notice.Organization?.Key ?? notice.Tenant.Name ?? notice.Tenant.Key;
        var message = new MimeMessage { Subject = $"Invitation to {place}" };
        message.From.Add(new MailboxAddress("User directory", from));
        message.To.Add(new MailboxAddress(notice.User.DisplayName ?? notice.Invitation.Email, notice.Invitation.Email));
        message.Body = new TextPart("plain") { Text = Text(notice, place, page), ContentTransferEncoding = ContentEncoding.EightBit };
        return message;
    }

    // The token stands behind the #: no server that the link leads to, and no log of one, ever sees it.
    private static string Text(InvitationNotice notice, string place, Uri page) => notice.Token is null
        ? $"Hello,\n\nyou were added to {place}. There is nothing to do: sign in as usual.\n"
        : $"""
            Hello,

            you are invited to {place}. To accept or decline, open this page until {notice.Invitation.ExpiresAt:u}:

            {new UriBuilder(notice.RedirectUri ?? page) { Fragment = $"token={notice.Token}" }.Uri.AbsoluteUri}

            If you did not expect this, ignore it.

            """;
}
