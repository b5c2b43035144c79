using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Sends each value of a list as a parameter, to an engine that takes as many as SQLite does.</summary>
internal sealed class FewParametersStore : DelegatingStore
{
    private const int MostParameters = 32_766;

    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken) =>
        query.Where is InList { Values.Count: > MostParameters }
            ? throw new InvalidOperationException("There are too many parameters.")
            : base.QueryAsync(query, cancellationToken);
}
