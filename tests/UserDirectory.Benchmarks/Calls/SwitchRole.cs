namespace UserDirectory.Benchmarks;

/// <summary>Gives an account a role and takes it again: two commits, after each of which checks know.</summary>
internal readonly struct SwitchRole(ITenantDirectory system, Guid[] ids, EntityRef[] role) : ICall
{
    public long At(int index)
    {
        var user = Subject.User(ids[index % ids.Length]);
        system.Roles.AssignAsync(user, role).Done();
        system.Roles.UnassignAsync(user, role).Done();
        return index;
    }
}
