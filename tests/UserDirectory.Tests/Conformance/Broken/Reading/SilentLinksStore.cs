using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Tells in the feed that a link was added or removed, and not which.</summary>
internal sealed class SilentLinksStore : DelegatingStore
{
    public override async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        var page = await base.QueryAsync(query, cancellationToken);
        return page with
        {
            Items = [
            .. page.Items.Select(record => record is Change change ? (T)(DirectoryRecord)Silenced(change) : record)]
        };
    }

    private static Change Silenced(Change change) =>
        change with
        {
            Entries = [
            .. change.Entries.Select(entry => entry.Verb == ChangeVerb.Updated ? entry : entry with { Fields = [] })]
        };
}
