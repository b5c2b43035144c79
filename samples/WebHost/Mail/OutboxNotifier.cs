using MimeKit;
using UserDirectory;

namespace WebHost;

/// <summary>Writes each mail into a folder as a file, which is there whole or not at all.</summary>
internal sealed class OutboxNotifier(DirectorySettings settings, PublicAddress address, TimeProvider time) : INotifier
{
    private const string From = "no-reply@userdirectory.example";

    private readonly string _folder = settings.OutboxFolder ?? throw new InvalidOperationException("There is no outbox.");

    public async ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        var name = Outbox.Name(
            notice.Tenant.Id, time.GetUtcNow(), notice is InvitationNotice { Invitation.Id: var id } ? id : notice.User.Id);
        var path = Path.Combine(_folder, name);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var message = NoticeMail.Of(notice, address, From))
            {
                await message.WriteToAsync(FormatOptions.Default, unfinished, cancellationToken);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            // There only when it was not finished.
            File.Delete(unfinished);
        }
    }
}
