using System.Runtime.CompilerServices;
using UserDirectory.Storage;

namespace UserDirectory;

internal sealed class ExportService(TenantContext context) : IExportService
{
    private const int PeopleAtOnce = 200;

    public IAsyncEnumerable<ImportRow> ExportAsync(ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        context.RefuseInside();
        options ??= new();
        return RunAsync(
            options.Organization, new(null, options.IncludeBelow, options.IncludeIds, options.IncludePasswordHashes), cancellationToken);
    }

    public ValueTask<PersonDocument> ExportPersonAsync(EntityRef user, CancellationToken cancellationToken = default)
    {
        context.RefuseInside();
        return Telemetry.Start("export.person").EndAsync(new PersonReads(context).GetAsync(user, cancellationToken));
    }

    private async IAsyncEnumerable<ImportRow> RunAsync(
        EntityRef organization, ExportScope asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (asked.IncludePasswordHashes && !context.Authority.IsSystem)
        {
            throw Denied.SystemOnly("export password hashes");
        }

        var scope = asked with
        {
            Place = await context.GetPlaceAsync(organization, nameof(ExportOptions.Organization), cancellationToken)
            .ConfigureAwait(false)
        };
        var last = (Guid?)null;
        do
        {
            var page = await ReadAsync(scope, last, cancellationToken).ConfigureAwait(false);
            foreach (var person in page.People)
            {
                foreach (var row in new PersonRows(page, person).All())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return row;
                }
            }

            last = page.HasMore ? page.People[page.People.Count - 1].Id : null;
        }
        while (last is not null);
    }

    // Not in the iterator itself: its span would be the parent of what the host does between two rows.
    private async ValueTask<ExportPage> ReadAsync(ExportScope scope, Guid? after, CancellationToken cancellationToken) =>
        await Telemetry.Start("export.page").EndAsync(AskAndReadAsync(scope, after, cancellationToken)).ConfigureAwait(false);

    private async ValueTask<ExportPage> AskAndReadAsync(ExportScope scope, Guid? after, CancellationToken cancellationToken)
    {
        await context.RequireAsync(DirectoryPermissions.UsersExport, scope.Place?.Id, cancellationToken).ConfigureAwait(false);
        var now = context.Now();
        var query = new Query<User>(await context.TenantIdAsync(cancellationToken).ConfigureAwait(false))
        {
            Where = scope.People(now),
            Take = PeopleAtOnce,
            After = after is { } id ? new SeekPosition([], id) : null,
        };
        var people = await context.Store.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return await new ExportPageReads(context.Store, query.TenantId, scope, now)
            .ReadAsync(people.Items, people.HasMore, cancellationToken).ConfigureAwait(false);
    }
}
