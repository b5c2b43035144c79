using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory;

namespace WebHost.Tests;

/// <summary>Mails through a server.</summary>
public sealed class SmtpTests
{
    private const string Address = "rui@new.example";

    [Test]
    public async Task A_server_that_refuses_once_for_now_is_asked_again_and_one_mail_arrives()
    {
        await using var sink = new SmtpSink { Refusals = (1, 451) };
        await using var host = await StartAsync(sink, "Smtp:Security=none");

        (await InviteAsync(host)).NotificationFailedAt.Should().BeNull();

        sink.Senders.Should().Be(2, "the first was refused");
        var mail = sink.Mails.Should().ContainSingle().Subject;
        await host.Client.PostTextAsync("invitations/preview", $$"""{"token": "{{MailText.Token(mail.Text)}}"}""")
            .TextAsync(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_server_that_refuses_for_good_is_not_asked_again_and_the_invitation_says_so()
    {
        await using var sink = new SmtpSink { Refusals = (9, 550) };
        await using var host = await StartAsync(sink, "Smtp:Security=none");

        (await InviteAsync(host)).NotificationFailedAt.Should().NotBeNull();

        sink.Senders.Should().Be(1);
        sink.Mails.Should().BeEmpty();
    }

    [Test]
    public async Task A_server_without_STARTTLS_gets_no_mail_and_the_invitation_says_so()
    {
        await using var sink = new SmtpSink();
        await using var host = await StartAsync(sink);

        (await InviteAsync(host)).NotificationFailedAt.Should().NotBeNull();

        sink.Connections.Should().BePositive("it was asked");
        sink.Senders.Should().Be(0, "nothing of the mail may be said in the clear");
        sink.Mails.Should().BeEmpty();
    }

    [Test]
    public async Task A_certificate_that_nobody_has_signed_is_taken_by_its_fingerprint()
    {
        using var certificate = SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate };
        var fingerprint = string.Join(':', SHA256.HashData(certificate.RawData)
            .Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        await using var host = await StartAsync(sink, $"Smtp:TrustedCertificate={fingerprint}");

        (await InviteAsync(host)).NotificationFailedAt.Should().BeNull();

        sink.Mails.Should().ContainSingle().Which.IsEncrypted.Should().BeTrue();
    }

    [TestCase(null)]
    [TestCase("00:11:22")]
    public async Task A_certificate_that_nobody_has_signed_and_nobody_named_is_not_taken(string? fingerprint)
    {
        using var certificate = SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate };
        await using var host = await StartAsync(sink, fingerprint is null ? [] : [$"Smtp:TrustedCertificate={fingerprint}"]);

        (await InviteAsync(host)).NotificationFailedAt.Should().NotBeNull();

        sink.Senders.Should().Be(0);
    }

    [Test]
    public async Task A_server_that_hangs_holds_who_invites_no_longer_than_the_timeout()
    {
        await using var sink = new SmtpSink { IsSilent = true };
        await using var host = await StartAsync(sink, "Smtp:Timeout=00:00:01");
        await host.Client.SignInAsync(RunningHost.Admin, RunningHost.Password);
        var watch = Stopwatch.StartNew();

        (await InviteAsync(host)).NotificationFailedAt.Should().NotBeNull("it can be sent again");

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10), "a mail library waits two minutes by itself");
        sink.Connections.Should().Be(1);
    }

    private static async Task<Invitation> InviteAsync(RunningHost host)
    {
        await host.Client.SignInAsync(RunningHost.Admin, RunningHost.Password);
        await host.Client.InviteAsync(Address).TextAsync(HttpStatusCode.OK);
        return (await host.Contoso.Invitations.ListAsync()).Items.Single();
    }

    private static Task<RunningHost> StartAsync(SmtpSink sink, params string[] settings) =>
        RunningHost.StartAsync(["Smtp:Host=127.0.0.1", $"Smtp:Port={sink.Port}", "Smtp:From=directory@contoso.example", .. settings]);

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest("CN=sink", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var today = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(today.AddDays(-1), today.AddDays(1));

        // A certificate whose key lives in memory only cannot serve everywhere.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
