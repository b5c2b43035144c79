namespace UserDirectory.Benchmarks.Peers;

/// <summary>An account of Identity's by name, in any casing.</summary>
internal readonly struct PeerFindByName(IdentityPeer peer, string[] names) : ICall
{
    public long At(int index) => peer.Manager.FindByNameAsync(names[index % names.Length]).Result!.AccessFailedCount;
}
