namespace UserDirectory.Benchmarks.Peers;

/// <summary>
/// Whether an account of Identity's, by id, has a role: the nearest that it has to a permission. Of a place it knows nothing.
/// </summary>
internal readonly struct PeerIsInRole(IdentityPeer peer, string[] ids) : ICall
{
    public long At(int index) =>
        peer.Manager.IsInRoleAsync(peer.Manager.FindByIdAsync(ids[index % ids.Length]).Result!, "approver").Result ? 1 : 0;
}
