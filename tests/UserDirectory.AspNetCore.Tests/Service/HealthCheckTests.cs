using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.AspNetCore.Tests.Service;

public sealed class HealthCheckTests
{
    [Test]
    public async Task It_is_healthy_when_the_store_answers() =>
        (await CheckAsync(builder => builder.UseInMemory())).Should().Be(HealthStatus.Healthy);

    [Test]
    public async Task It_is_unhealthy_when_the_store_does_not_answer() =>
        (await CheckAsync(builder => builder.UseStore(_ => new DeadStore()))).Should().Be(HealthStatus.Unhealthy);

    private static async Task<HealthStatus> CheckAsync(Action<UserDirectoryBuilder> store)
    {
        var services = new ServiceCollection().AddLogging();
        store(services.AddUserDirectory());
        services.AddHealthChecks().AddUserDirectory();
        await using var provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;
    }

    private sealed class DeadStore : IDirectoryStore
    {
        public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => throw new IOException();

        public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
            where T : DirectoryRecord => throw new IOException();

        public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
            where T : DirectoryRecord => throw new IOException();

        public ValueTask<Queries.Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
            where T : DirectoryRecord => throw new IOException();

        public ValueTask<AccessFacts?> ReadAccessAsync(
            Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) => throw new IOException();

        public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
            throw new IOException();

        public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
            throw new IOException();
    }
}
