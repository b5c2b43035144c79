using System.Globalization;
using UserDirectory.Benchmarks.Peers;

namespace UserDirectory.Benchmarks;

/// <summary>Bytes of the managed heap a user, against the same users by hand and those of a peer.</summary>
internal static class MemoryMeasure
{
    private const int Must = 650;

    public static string Run(Shop shop, IdentityPeer peer)
    {
        var inputs = Enumerable.Range(0, shop.Users.Count).Select(shop.NewUser).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var plain = new PlainDirectory();
        for (var i = 0; i < inputs.Count; i++)
        {
            plain.Create(inputs[i], shop.Users[i].DefaultOrganizationId!.Value);
        }

        var limit = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)inputs.Count;
        GC.KeepAlive(plain);

        // The plain users share the inputs' strings, which ours has made its own: their size is added.
        limit += inputs.Average(
            input => StringBytes(input.Key) + StringBytes(input.Email) + StringBytes(input.DisplayName) + StringBytes(input.FamilyName));
        var ours = shop.HeapGrowth / (double)shop.Users.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"op":"memory.user","users":{{shop.Users.Count}},"ours_bytes":{{ours:F0}},"limit_bytes":{{limit:F0}},"ratio":"""
                + $$"""{{ours / limit:F2}},"must_bytes":{{Must}}{{(ours > Must ? ",\"over\":true" : string.Empty)}},"identity_bytes":"""
                + $$"""{{peer.HeapGrowth / (double)peer.Users.Count:F0}}}""");
    }

    // Header, length and terminator, rounded up to whole words.
    private static int StringBytes(string? text) => text is null ? 0 : (22 + (2 * text.Length) + 7) & ~7;
}
