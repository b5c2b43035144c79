using UserDirectory.Queries;

namespace UserDirectory;

#pragma warning disable IDE0005
internal sealed class MemberService(TenantContext context) : IMemberService
{
    public ValueTask<Membership> AddAsync(EntityRef user, EntityRef organization, Validity validity = default, CancellationToken cancellationToken = default)
    {
        var kept = Checked(validity);
        return context.DecideAsync("members.add", (decision, token) => MembershipAdding.AddAsync(decision, user, organization, kept, token), cancellationToken);
    }

    public ValueTask<bool> RemoveAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Membership> SuspendAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Membership> ReinstateAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Membership> ChangeValidityAsync(EntityRef user, EntityRef organization, Validity validity, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public async ValueTask<Membership?> FindAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken = default)
    {
        using var trace = Telemetry.Start("members.find");
        return await new MembershipReads(context).FindAsync(user, organization, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<Page<Member>> ListAsync(EntityRef organization, MemberQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Membership>> ListOfUserAsync(EntityRef user, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask ChangeRolesAsync(EntityRef user, EntityRef organization, IReadOnlyList<EntityRef>? add = null, IReadOnlyList<EntityRef>? remove = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private static Validity Checked(Validity validity)
    {
        var errors = new InputErrors();
        ValidityRules.Check(errors, nameof(validity), validity);
        errors.ThrowIfAny();
        return ValidityRules.Kept(validity);
    }
}
