using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>Lists the recycle bin.</summary>
internal sealed class DeletedUserReads(TenantContext context)
{
    private static readonly ListShape<DeletedUser> s_shape =
        new(DeletedUserFields.SearchText, new(DeletedUserFields.Key))
        {
            StillThere = now => DeletedUserFields.PurgeAt.GreaterThan(now),
        };

    public async ValueTask<Page<DeletedUser>> ListAsync(DeletedUserQuery query, CancellationToken cancellationToken)
    {
        await context.RequireAsync(DirectoryPermissions.UsersRestore, null, cancellationToken).ConfigureAwait(false);
        var now = context.Now();
        var page = await AskedListing.ReadAsync(context, query, s_shape, null, now, cancellationToken).ConfigureAwait(false);
        return page with { Items = [.. page.Items.Select(deleted => deleted with { User = deleted.User.AsOf(now), Credential = null })] };
    }
}
