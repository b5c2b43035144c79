using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using UserDirectory;

namespace WebHost;

/// <summary>
/// Sends each mail through a server. One that cannot take it now is asked again a few times, within <see cref="SmtpSettings.Timeout"/>;
/// then the notice fails: an invitation says so, and a token of recovery can be asked for again.
/// </summary>
internal sealed class SmtpNotifier(SmtpSettings settings, PublicAddress address, TimeProvider time) : INotifier
{
    private static readonly TimeSpan[] s_waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    public async ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken)
    {
        using var message = NoticeMail.Of(notice, address, settings.From);
        using var enough = new CancellationTokenSource(settings.Timeout, time);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough.Token);
        for (var tried = 0; ; tried++)
        {
            try
            {
                await SendAsync(message, inTime.Token);
                return;
            }
            catch (Exception refused) when (tried < s_waits.Length && MayPass(refused))
            {
                await Task.Delay(s_waits[tried], time, inTime.Token);
            }
        }
    }

    private async Task SendAsync(MimeKit.MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        if (settings.TrustedCertificate is { } trusted)
        {
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
                errors == System.Net.Security.SslPolicyErrors.None
                || (certificate is X509Certificate2 shown && shown.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256)
                    .Equals(trusted, StringComparison.OrdinalIgnoreCase));
        }

        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancellationToken);
        if (settings.User is { } user)
        {
            await client.AuthenticateAsync(user, settings.Password ?? string.Empty, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    // RFC 5321, section 4.2.1: 4xx is for now, 5xx for good.
    private static bool MayPass(Exception refused) => refused switch
    {
        SmtpCommandException command => (int)command.StatusCode is >= 400 and < 500,
        SmtpProtocolException or ServiceNotConnectedException or IOException or System.Net.Sockets.SocketException => true,
        _ => false,
    };
}
