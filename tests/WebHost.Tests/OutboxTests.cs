using System.Net;
using FluentAssertions;
using MimeKit;
using NUnit.Framework;
using UserDirectory;

namespace WebHost.Tests;

/// <summary>Mails as files.</summary>
public sealed class OutboxTests
{
    [Test]
    public async Task A_mail_is_plain_text_with_the_link_on_a_line_of_its_own()
    {
        await using var host = await RunningHost.StartAsync();
        await host.Client.SignInAsync(RunningHost.Admin, RunningHost.Password);

        await host.Client.InviteAsync("rui@new.example").TextAsync(HttpStatusCode.OK);

        var file = Directory.EnumerateFiles(host.Outbox).Should().ContainSingle("nothing but the mail is left there").Subject;
        file.Should().EndWith(".eml");
        using var mail = await MimeMessage.LoadAsync(file);
        mail.To.Mailboxes.Should().ContainSingle().Which.Address.Should().Be("rui@new.example");
        var text = mail.BodyParts.OfType<TextPart>().Should().ContainSingle().Subject;
        text.ContentType.MimeType.Should().Be("text/plain");
        text.ContentTransferEncoding.Should().BeOneOf(ContentEncoding.SevenBit, ContentEncoding.EightBit, ContentEncoding.QuotedPrintable);
        (await File.ReadAllLinesAsync(file)).Should().ContainSingle(
            line => line.StartsWith($"{host.Root}invitations#token=", StringComparison.Ordinal), "scripts find it without a mail library")
            .Which.Should().NotContain(" ");
    }

    [Test]
    public async Task The_link_accepts()
    {
        await using var host = await RunningHost.StartAsync();
        await host.Client.SignInAsync(RunningHost.Admin, RunningHost.Password);
        await host.Client.InviteAsync("rui@new.example").TextAsync(HttpStatusCode.OK);
        var token = MailText.Token(await File.ReadAllTextAsync(Directory.EnumerateFiles(host.Outbox).Single()));

        await host.Client.PostTextAsync("invitations/accept", $$"""{"token": "{{token}}", "password": "another long password"}""")
            .TextAsync(HttpStatusCode.OK);

        (await host.Client.LoginAsync("rui@new.example", "another long password")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Names_keep_their_letters()
    {
        await using var host = await RunningHost.StartAsync();
        await host.Contoso.Organizations.CreateAsync(new NewOrganization("braganca") { Name = "Bragança – 東京" });
        await host.Client.SignInAsync(RunningHost.Admin, RunningHost.Password);

        await host.Client.InviteAsync("zoe@new.example", "Zoë Łukasz 山田", "braganca").TextAsync(HttpStatusCode.OK);

        using var mail = await MimeMessage.LoadAsync(Directory.EnumerateFiles(host.Outbox).Single());
        mail.To.Mailboxes.Single().Name.Should().Be("Zoë Łukasz 山田");
        mail.Subject.Should().Contain("Bragança – 東京");
        mail.TextBody.Should().Contain("Bragança – 東京");
    }

    [Test]
    public async Task Only_administrators_see_the_outbox_and_only_of_their_tenant()
    {
        await using var host = await RunningHost.StartAsync();
        await host.Contoso.Users.CreateAsync(
            new NewUser("eve@contoso.example") { Password = RunningHost.Password, IsPasswordTemporary = false, Organization = "lisbon" });
        await host.Client.SignInAsync(RunningHost.Admin, RunningHost.Password);
        await host.Client.InviteAsync("rui@new.example").TextAsync(HttpStatusCode.OK);
        var outbox = new Uri("outbox", UriKind.Relative);

        (await host.Client.GetAsync(outbox).TextAsync(HttpStatusCode.OK)).Should().Contain("rui@new.example").And.Contain("#token=");

        await host.Client.SignInAsync("admin@fabrikam.example", RunningHost.Password, "fabrikam");
        (await host.Client.GetAsync(outbox).TextAsync(HttpStatusCode.OK)).Should().Be("[]");

        await host.Client.SignInAsync("eve@contoso.example", RunningHost.Password);
        await host.Client.GetAsync(outbox).TextAsync(HttpStatusCode.Forbidden);

        host.Client.DefaultRequestHeaders.Authorization = null;
        await host.Client.GetAsync(outbox).TextAsync(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Nobody_ever_reads_a_part_of_a_mail_not_even_when_the_application_is_killed_while_it_writes()
    {
        await using var host = await HostProcess.StartAsync(("Directory__AdminPassword", RunningHost.Password));
        using var client = new HttpClient { BaseAddress = host.Root };
        await client.SignInAsync(RunningHost.Admin, RunningHost.Password);
        var seen = new HashSet<string>();
        using var end = new CancellationTokenSource();
        var reading = Task.Run(() => ReadAll(host.Outbox, seen, end.Token));

        var inviting = Enumerable.Range(0, 4).Select(lane => InviteAsync(client, lane)).ToList();
        while (Directory.GetFiles(host.Outbox, "*.eml").Length < 60)
        {
            await Task.Yield();
        }

        await host.KillAsync();
        await Task.WhenAll(inviting);
        await end.CancelAsync();
        (await reading).Should().BeEmpty("what has its name is whole");
        ReadAll(host.Outbox, [], CancellationToken.None).Should().BeEmpty("what was being written when it was killed never got its name");
        seen.Should().HaveCountGreaterThan(30, "somebody was reading all the time");
    }

    // Until the application is gone.
    private static async Task InviteAsync(HttpClient client, int lane)
    {
        try
        {
            for (var each = 0; each < 2_000; each++)
            {
                using var answer = await client.InviteAsync($"person-{lane}-{each}@new.example");
            }
        }
        catch (HttpRequestException)
        {
            // It was killed, as it should.
        }
    }

    /// <returns>The mails that were not whole when they were read.</returns>
    private static List<string> ReadAll(string folder, HashSet<string> seen, CancellationToken end)
    {
        var broken = new List<string>();
        do
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.eml").Where(seen.Add))
            {
                var text = File.ReadAllText(file);
                if (!text.Contains("invitations#token=", StringComparison.Ordinal)
                    || !text.Contains("If you did not expect this, ignore it.", StringComparison.Ordinal))
                {
                    broken.Add($"{file}: {text}");
                }
            }
        }
        while (end.CanBeCanceled && !end.IsCancellationRequested);
        return broken;
    }
}
