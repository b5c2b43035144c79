using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Writes what time has done: expired invitations as expired, and deleted accounts that were kept long enough and expired tokens as gone.
/// In pages, each one commit.
/// </summary>
internal sealed class Sweep(DirectoryRuntime runtime)
{
    private const int PageSize = 500;

    private static readonly ActorRef s_sweep = ActorRef.System("sweep");

    public async ValueTask<SweepResult> RunAsync(CancellationToken cancellationToken)
    {
        return await Telemetry.Start("sweep").EndAsync(SweepAllAsync(cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The same in one tenant.</summary>
    public async ValueTask<SweepResult> RunAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        // What time has done is written whatever stands against other addresses, in this tenant and in those that come after it.
        var context = new TenantContext(
            runtime, runtime.Store, new HandleTenant(runtime, tenantId, makesDefault: false, settlesEmails: false), s_sweep);
        var expired = await RepeatAsync(context, "sweep.invitations", ExpireAsync, cancellationToken).ConfigureAwait(false);
        var purged = await RepeatAsync(context, "sweep.deleted_users", PurgeAsync, cancellationToken).ConfigureAwait(false);
        return new(expired, purged)
        {
            ExpiredTokens = await RepeatAsync(context, "sweep.tokens", RemoveTokensAsync, cancellationToken)
            .ConfigureAwait(false)
        };
    }

    private static async ValueTask<long> RepeatAsync(
        TenantContext context, string step, Func<Decision, CancellationToken, ValueTask<int>> sweepPage,
        CancellationToken cancellationToken)
    {
        long swept = 0;
        int count;
        do
        {
            try
            {
                count = await context.DecideStepAsync(step, sweepPage, cancellationToken).ConfigureAwait(false);
            }
            catch (RecordNotFoundException)
            {
                // The tenant was deleted meanwhile.
                return swept;
            }

            swept += count;
        }
        while (count == PageSize);
        return swept;
    }

    private static async ValueTask<int> ExpireAsync(Decision decision, CancellationToken cancellationToken)
    {
        var isExpired = InvitationFields.Status.EqualTo(InvitationStatus.Pending) & InvitationFields.ExpiresAt.AtMost(decision.At);
        var page = await decision.Reader
            .QueryAsync(new Query<Invitation>(decision.TenantId) { Where = isExpired, Take = PageSize }, cancellationToken)
                .ConfigureAwait(false);
        foreach (var invitation in page.Items)
        {
            decision.Writes.Update(invitation, invitation.Close(InvitationStatus.Expired, decision.At));
        }

        foreach (var userId in page.Items.Select(invitation => invitation.UserId).Distinct())
        {
            if (await decision.FindAsync<User>(userId, cancellationToken).ConfigureAwait(false) is { } user)
            {
                // As every read shows it already: while another invitation is open, its expiry is still to come.
                decision.Writes.Update(user, user.AsOf(decision.At));
            }
        }

        return page.Items.Count;
    }

    private static async ValueTask<int> PurgeAsync(Decision decision, CancellationToken cancellationToken)
    {
        var isOver = DeletedUserFields.PurgeAt.AtMost(decision.At);
        var page = await decision.Reader
            .QueryAsync(new Query<DeletedUser>(decision.TenantId) { Where = isOver, Take = PageSize }, cancellationToken)
                .ConfigureAwait(false);
        if (page.Items.Count > 0)
        {
            decision.Writes.RemoveWhere(RecordKind.DeletedUser, isOver & DeletedUserFields.Id.In(page.Items.Select(deleted => deleted.Id)));
        }

        return page.Items.Count;
    }

    private static async ValueTask<int> RemoveTokensAsync(Decision decision, CancellationToken cancellationToken)
    {
        var isOver = AccountTokenFields.ExpiresAt.AtMost(decision.At);
        var page = await decision.Reader
            .QueryAsync(new Query<AccountToken>(decision.TenantId) { Where = isOver, Take = PageSize }, cancellationToken)
                .ConfigureAwait(false);
        if (page.Items.Count > 0)
        {
            decision.Writes.RemoveWhere(RecordKind.AccountToken, isOver & AccountTokenFields.Id.In(page.Items.Select(token => token.Id)));
        }

        return page.Items.Count;
    }

    private async ValueTask<SweepResult> SweepAllAsync(CancellationToken cancellationToken)
    {
        long expired = 0, purged = 0, tokens = 0;
        SeekPosition? after = null;
        Page<Tenant> page;
        do
        {
            page = await runtime.Store.QueryAsync(new Query<Tenant>(Guid.Empty) { Take = PageSize, After = after }, cancellationToken)
                .ConfigureAwait(false);
            foreach (var tenant in page.Items)
            {
                var swept = await RunAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
                expired += swept.ExpiredInvitations;
                purged += swept.PurgedUsers;
                tokens += swept.ExpiredTokens;
            }

            after = page.HasMore ? new SeekPosition([], page.Items[page.Items.Count - 1].Id) : null;
        }
        while (after is not null);
        return new(expired, purged) { ExpiredTokens = tokens };
    }
}
