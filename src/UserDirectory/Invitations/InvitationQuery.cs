using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of invitations. Searched: the address. The order is by id unless said otherwise.</summary>
public sealed class InvitationQuery : ListQuery
{
    /// <summary>Only those into this organization; <c>default</c> for the whole tenant.</summary>
    public EntityRef Organization { get; set; }

    /// <summary>Only those of this status, as of the time of the call; null for all. One that there is not is refused.</summary>
    public InvitationStatus? Status { get; set; }
}
