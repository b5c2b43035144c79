using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <summary>A row of an import gives somebody who is only invited another address.</summary>
public sealed class ImportedAddressTests : InvitationTestCase
{
    private const string Typo = "typo@acme.example";
    private const string Right = "right@acme.example";

    [Test]
    public async Task A_row_of_an_import_takes_the_invitation_along()
    {
        var sent = await InviteAsync(Typo, i => i.Key = "bob");

        await ImportAsync(isDryRun: true, Right);
        Notifier.Notices.Should().ContainSingle("a dry run sends nothing");
        await ImportAsync(isDryRun: false, "other@acme.example", Right);

        Notifier.Notices.Should().HaveCount(2, "the address in between gets nothing");
        await MustNotBeValidAsync(sent.Token!);
        (await Test.Directory.AcceptInvitationAsync(Notifier.Notices[^1].Token!, new Acceptance())).Email.Should().Be(Right);
    }

    [Test]
    public async Task A_refused_row_of_an_import_sends_nothing()
    {
        await InviteAsync(Typo, i => i.Key = "bob");
        var rows = new[] { new ImportRow { Key = "bob", Email = Right, Roles = ["nothing"] } };

        (await Test.System.Import.ImportAsync(rows.ToAsyncEnumerable()).SingleAsync()).Outcome.Should().Be(ImportOutcome.Refused);

        Notifier.Notices.Should().ContainSingle();
    }

    private async Task ImportAsync(bool isDryRun, params string[] addresses)
    {
        var rows = addresses.Select(address => new ImportRow { Key = "bob", Email = address }).ToAsyncEnumerable();
        await foreach (var result in Test.System.Import.ImportAsync(rows, new ImportOptions { IsDryRun = isDryRun }))
        {
            result.Outcome.Should().Be(ImportOutcome.Updated);
        }
    }
}
