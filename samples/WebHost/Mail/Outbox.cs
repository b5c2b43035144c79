using System.Globalization;
using MimeKit;

namespace WebHost;

/// <summary>The mails in the folder, by tenant.</summary>
internal static class Outbox
{
    private const int MostShown = 100;

    public static string Name(Guid tenantId, DateTimeOffset at, Guid about) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenantId:N}-{at.UtcDateTime:yyyyMMddHHmmssfff}-{about:N}.eml");

    /// <summary>The newest mails of a tenant; none where there is no outbox.</summary>
    public static async Task<IReadOnlyList<OutboxMail>> ListAsync(string? folder, Guid tenantId, CancellationToken cancellationToken)
    {
        var mails = new List<OutboxMail>();
        if (!Directory.Exists(folder))
        {
            return mails;
        }

        foreach (var path in Directory.EnumerateFiles(folder, $"{tenantId:N}-*.eml")
            .OrderDescending(StringComparer.Ordinal).Take(MostShown))
        {
            using var message = await MimeMessage.LoadAsync(path, cancellationToken);
            mails.Add(new(message.To.ToString(), message.Subject ?? string.Empty, message.Date, message.TextBody ?? string.Empty));
        }

        return mails;
    }
}
