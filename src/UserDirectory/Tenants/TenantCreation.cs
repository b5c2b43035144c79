using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Makes a tenant, its built-in roles and its first administrator in one commit.</summary>
internal sealed class TenantCreation(DirectoryRuntime runtime, IDirectoryStore store)
{
    private static readonly ActorRef s_host = ActorRef.System("host");

    public async ValueTask<Tenant> CreateAsync(NewTenant input, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        TenantRules.Check(errors, input);
        errors.ThrowIfAny();
        return await Telemetry.Start("tenants.create").EndAsync(WriteAsync(input, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The same of an input that is known to be right, as part of another operation.</summary>
    public async ValueTask<Tenant> WriteAsync(NewTenant input, CancellationToken cancellationToken)
    {
        var at = runtime.Now();
        var id = RecordId.New(at);
        var tenant = new Tenant
        {
            Id = id,
            TenantId = id,
            Key = input.Key,
            Name = input.Name,
            DefaultCulture = input.DefaultCulture,
            UniqueEmails = runtime.Options.UniqueEmails
        };
        var context = new TenantContext(runtime, store, new HandleTenant(runtime, id), s_host);
        var decision = new Decision(context, id, new CallStamp(RecordId.New(at), at), new AccessFacts(0, 0, tenant), isNewTenant: true);
        tenant = decision.Writes.Add(tenant);
        var admin = decision.Writes.Add(BuiltInRoles.Admin(id, decision.NewId()));
        decision.Writes.Add(BuiltInRoles.ReadOnly(id, decision.NewId()));
        if (input.Administrator is { } administrator)
        {
            var creation = await UserCreation.PrepareAsync(runtime, administrator, cancellationToken).ConfigureAwait(false);
            var user = await creation.WriteAsync(decision, cancellationToken).ConfigureAwait(false);
            new RoleHolder(user, null).Assign(decision, admin, null, Validity.Always);
        }

        var changes = decision.ToChangeSet()!;
        var outcome = await CommitLoop.CommitAsync(context, changes, cancellationToken).ConfigureAwait(false);
        RefusedCommit.ThrowIfFinal(changes, outcome);
        if (!outcome.IsCommitted)
        {
            throw new InvalidOperationException($"The store refused a new tenant: {string.Join(", ", outcome.Refusals)}.");
        }

        await new CommittedCall(context).TellAsync(changes, outcome).ConfigureAwait(false);
        return tenant;
    }
}
