namespace UserDirectory.Benchmarks.Peers;

/// <summary>An account of Identity's by id, which is text there.</summary>
internal readonly struct PeerFindById(IdentityPeer peer, string[] ids) : ICall
{
    public long At(int index) => peer.Manager.FindByIdAsync(ids[index % ids.Length]).Result!.AccessFailedCount;
}
