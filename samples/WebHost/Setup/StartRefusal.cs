using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using UserDirectory;

namespace WebHost;

/// <summary>What keeps the application from starting and is no mistake of its code: settings, an address that it cannot have, and a
/// file that is none of a directory.</summary>
internal static class StartRefusal
{
    /// <returns>One line for whoever starts it; null for a mistake, which is better seen whole.</returns>
    public static string? Of(Exception fault) => fault switch
    {
        SettingException => fault.Message,
        StoreException or DbException => $"The directory's file cannot be used: {fault.Message.ReplaceLineEndings(" ")}",
        IOException or SocketException => $"The application cannot start: {fault.Message.ReplaceLineEndings(" ")}",

        // A malformed --urls, a level of Logging that there is none of, https without a certificate.
        FormatException or InvalidOperationException or OptionsValidationException =>
            $"The settings are not what they may be: {fault.Message.ReplaceLineEndings(" ")}",
        _ => null,
    };
}
