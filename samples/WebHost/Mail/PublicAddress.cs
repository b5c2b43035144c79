using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WebHost;

/// <summary>Where people reach the application: what the settings say, else the first address that it listens at.</summary>
internal sealed class PublicAddress(IServer server, DirectorySettings settings)
{
    public Uri Invitations => new(Root, "invitations");

    public Uri Recovery => new(Root, "recovery");

    public Uri Root => settings.PublicUrl ?? new(Listening());

    private string Listening()
    {
        var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return first.Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal);
    }
}
