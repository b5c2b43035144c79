using System.Text.RegularExpressions;

namespace WebHost.Tests;

/// <summary>What people take out of a mail.</summary>
internal static partial class MailText
{
    public static string Token(string mail) =>
        Link().Match(mail) is { Success: true } link ? link.Value : throw new FormatException($"There is no link in: {mail}");

    [GeneratedRegex(@"(?<=^http\S+/(invitations#token|recovery#(reset|proof))=)\S+", RegexOptions.Multiline)]
    private static partial Regex Link();
}
