namespace UserDirectory;

/// <summary>The roles that a call has given or taken, and where: what its answer is made of. Immutable.</summary>
/// <param name="User">The account that has them; null for a group.</param>
/// <param name="OfGroup">The group with what is given to it: the answer when somebody else has deleted it since. Null for an account.
/// </param>
/// <param name="Place">The organization; null for the whole tenant.</param>
internal sealed record WrittenRoles(WrittenUser? User, AssignedRoles? OfGroup, Organization? Place)
{
    public static WrittenRoles Of(Decision decision, RoleHolder holder, IReadOnlyList<Role> roles, Organization? place) =>
        holder.User is { } user
            ? new(new(decision, user, roles, []), null, place)
            : new(null, new(null, holder.Group, AssignmentReads.Joined(decision.Writes.Written<RoleAssignment>(), roles)), place);
}
