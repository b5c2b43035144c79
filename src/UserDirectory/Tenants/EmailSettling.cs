using Microsoft.Extensions.Logging;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Has a tenant go by this host's <see cref="UserDirectoryOptions.UniqueEmails"/>: the tenant and every account whose unique address
/// changes with it, in one commit. Hosts that do it at the same moment are no harm: whoever comes second finds it done.
/// </summary>
internal sealed class EmailSettling(DirectoryRuntime runtime, IDirectoryStore store)
{
    /// <summary>The code of the refusal to enter a tenant whose addresses stand against the option.</summary>
    public const string Refused = "tenant.unique_emails";

    private const int MostListed = 100;

    private static readonly ActorRef s_host = ActorRef.System("host");

    /// <param name="tenantId">The tenant.</param>
    /// <param name="actor">Whose call it is for. A user does not hear which accounts have the same address.</param>
    /// <param name="cancellationToken">Cancels it before anything is written.</param>
    /// <exception cref="ConflictException"><c>tenant.unique_emails</c>.</exception>
    public async ValueTask RunAsync(Guid tenantId, ActorRef actor, CancellationToken cancellationToken)
    {
        var anchor = new HandleTenant(runtime, tenantId, makesDefault: false, settlesEmails: false);
        var clashing = await new TenantContext(runtime, store, anchor, s_host)
            .DecideStepAsync("tenants.settle_emails", DecideAsync, cancellationToken).ConfigureAwait(false);
        if (clashing.Count > 0)
        {
            runtime.Logger.LogError(
                "UniqueEmails {Option} cannot hold in tenant {Tenant}: accounts have the same address, among them {Accounts}. Run with the "
                    + "earlier option and give them others.",
                runtime.Options.UniqueEmails,
                tenantId,
                clashing);
            throw Refusal(actor.IsSystem ? clashing : []);
        }
    }

    /// <summary>Writes it; or else gives the accounts that stand against it, and writes nothing.</summary>
    private static async ValueTask<IReadOnlyList<Guid>> DecideAsync(Decision decision, CancellationToken cancellationToken)
    {
        var option = decision.Runtime.Options.UniqueEmails;
        if (decision.Tenant.UniqueEmails == option)
        {
            return [];
        }

        // An account that gets such an address meanwhile has it decided again, and is then among those that clash.
        decision.DecideAgainWhenKeyIsTaken();
        var addressed = await decision.ListAllAsync<User>(UserFields.Email.IsPresent(), cancellationToken).ConfigureAwait(false);
        var clashing = ClashingUnder(option, addressed);
        if (clashing.Count > 0)
        {
            return clashing;
        }

        decision.Filling.ChangeUniqueEmails(option);
        var others = addressed.Where(user => user.UniqueEmail != EmailUniqueness.Of(user, option)).ToList();
        foreach (var user in others)
        {
            decision.Writes.Update(user, user);
        }

        // One that is made meanwhile was filled by the earlier option.
        decision.Guards.RequireNone(
            RecordKind.User, EmailUniqueness.IsWrongUnder(option) & !UserFields.Id.In(others.Select(user => user.Id)));
        return [];
    }

    private static List<Guid> ClashingUnder(UniqueEmails option, IReadOnlyList<User> addressed) =>
    [
        .. addressed.GroupBy(user => EmailUniqueness.Of(user, option), StringComparer.Ordinal)
            .Where(users => users.Key is not null && users.Skip(1).Any())
            .SelectMany(users => users.Select(user => user.Id))
            .Take(MostListed),
    ];

    private ConflictException Refusal(IReadOnlyList<Guid> users) => new(
        Refused,
        $"UniqueEmails cannot become {runtime.Options.UniqueEmails} in the tenant: several accounts have the same address. Run with the "
            + $"earlier option and give them others.",
        new Dictionary<string, object?> { ["userIds"] = users });
}
