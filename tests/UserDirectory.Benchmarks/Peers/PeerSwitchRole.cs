namespace UserDirectory.Benchmarks.Peers;

/// <summary>Gives an account of Identity's a role and takes it again.</summary>
internal readonly struct PeerSwitchRole(IdentityPeer peer) : ICall
{
    public long At(int index)
    {
        var user = peer.Users[index % peer.Users.Count];
        IdentityPeer.Must(peer.Manager.AddToRoleAsync(user, "payer"));
        IdentityPeer.Must(peer.Manager.RemoveFromRoleAsync(user, "payer"));
        return user.AccessFailedCount;
    }
}
