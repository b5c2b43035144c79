namespace UserDirectory.Benchmarks.Peers;

/// <summary>An account of Identity's with three roles: no membership, nothing checked, no feed.</summary>
internal readonly struct PeerCreate(IdentityPeer peer, NewUser[] inputs) : ICall
{
    public long At(int index) => peer.Create(inputs[index]).AccessFailedCount;
}
