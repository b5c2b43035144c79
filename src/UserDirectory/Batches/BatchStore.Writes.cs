using UserDirectory.Storage;

namespace UserDirectory;

/// <content>How the writes of a call are taken into the batch.</content>
internal sealed partial class BatchStore
{
    private async ValueTask TakeAsync(ChangeSet call, CancellationToken cancellationToken)
    {
        _pending.BeginCall(call.RaisesAuthority);
        foreach (var write in call.Writes)
        {
            await TakeAsync(write, cancellationToken).ConfigureAwait(false);
        }

        if (!followsAuthority)
        {
            _calls.Add(call);
        }
    }

    private async ValueTask TakeAsync(Write write, CancellationToken cancellationToken)
    {
        switch (write)
        {
            case Write.Add add:
                _pending.Add(add.Record);
                break;
            case Write.Update update:
                _pending.Update(update.Before ?? await GetAsync(update.Record.Kind, update.Record.Id, cancellationToken)
                    .ConfigureAwait(false), update.Record);
                break;
            case Write.Remove remove:
                _pending.Remove(remove.Before ?? await GetAsync(remove.Kind, remove.Id, cancellationToken).ConfigureAwait(false));
                break;
            case Write.RemoveWhere remove:
                await RemoveSetAsync(remove, cancellationToken).ConfigureAwait(false);
                break;
            case Write.Touch touch:
                await TouchAsync(touch, cancellationToken).ConfigureAwait(false);
                break;
            case Write.Redact:
                _pending.Keep(write);
                break;
            case Write.Require or Write.RequireNone:
                break;
            default:
                throw new NotSupportedException($"A batch does not know the write {write}.");
        }
    }

    /// <summary>
    /// The records are found now, as the call that removes them finds them; one that joins them below meanwhile has the batch decided
    /// again.
    /// </summary>
    private async ValueTask RemoveSetAsync(Write.RemoveWhere remove, CancellationToken cancellationToken)
    {
        var found = await RecordType.Of(remove.Kind).ListAllAsync(Reader, tenantId, remove.Filter, cancellationToken).ConfigureAwait(false);
        if (!followsAuthority)
        {
            await GuardAsync(remove.Kind, remove.Filter, found.Select(record => record.Id), cancellationToken).ConfigureAwait(false);
        }

        _pending.RemoveSet(remove.Kind, found);
    }

    private async ValueTask TouchAsync(Write.Touch touch, CancellationToken cancellationToken)
    {
        var user = await Reader.FindAsync<User>(tenantId, touch.UserId, cancellationToken).ConfigureAwait(false);
        var credential = await Reader.FindAsync<Credential>(tenantId, touch.UserId, cancellationToken).ConfigureAwait(false);
        if (user is not null)
        {
            var effect = SignInEffect.Of(touch.SignIn, user, credential);
            LayOverIfOther(user, effect.User);
            LayOverIfOther(credential, effect.Credential);
        }

        _pending.Keep(touch);
    }

    private void LayOverIfOther(DirectoryRecord? before, DirectoryRecord? after)
    {
        if (after is not null && !ReferenceEquals(before, after))
        {
            _pending.LayOver(after);
        }
    }
}
