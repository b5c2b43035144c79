using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Several reads of one tenant and one state, sent together: the tenant with its head, then a statement for each type of which records are
/// asked for by id or key, then the lists, then what decisions need. For one call; not thread-safe.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="tenantId">The tenant.</param>
internal sealed class ManyReads(SqlSession session, Guid tenantId)
{
    private RelationalSchema Schema => session.Schema;

    /// <summary>The answers; null when the tenant is not there.</summary>
    public ReadResults? Answer(IReadOnlyList<Read> reads) => reads is [Read.Access only]
        ? Access(only.UserId, only.OrganizationId) is { } facts
            ? new(facts.Sequence, facts.Authority, [new() { Access = facts }])
            : null
        : Ask(number => new TogetherReads(session, new(tenantId, number), reads).Answer());

    /// <summary>What a decision needs; null when the tenant is not there.</summary>
    public AccessFacts? Access(Guid userId, Guid? organizationId) =>
        Ask(number => new AccessReads(tenantId, userId, organizationId).Find(session, number));

    // By the number that the tenant had when somebody last looked; by the one that it has now where that was wrong.
    private T? Ask<T>(Func<long, T?> ask)
        where T : class => session.Read(() =>
    {
        if (Schema.Tenants.Find(tenantId) is { } known && ask(known) is { } answer)
        {
            return answer;
        }

        Schema.Tenants.Forget(tenantId);
        if (TenantHead.Read(session, tenantId) is not { } head)
        {
            return null;
        }

        Schema.Tenants.Keep(tenantId, head.Tenant);
        return ask(head.Tenant);
    });
}
