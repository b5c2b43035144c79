using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Decisions;

/// <summary>A call that has a turn in one tenant and takes one in another.</summary>
public sealed class NestedTurnTests
{
    private static readonly Guid s_acme = Guid.NewGuid();
    private static readonly Guid s_globex = Guid.NewGuid();
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly TenantTurns _turns = new();

    [Test]
    public Task Does_not_wait_for_its_own_turn_in_the_first() => InTurnAsync(s_acme, () => InTurnAsync(s_globex, async () =>
    {
        await _turns.PassAsync(s_acme, default).AsTask().WaitAsync(s_patience);
        (await _turns.QueueAsync(s_acme, default).AsTask().WaitAsync(s_patience)).Should().BeNull();
    }));

    [Test]
    public Task Has_the_first_one_still_when_the_second_is_over() => InTurnAsync(s_acme, async () =>
    {
        await InTurnAsync(s_globex, () => Task.CompletedTask);

        await _turns.PassAsync(s_acme, default).AsTask().WaitAsync(s_patience);
    });

    private async Task InTurnAsync(Guid tenantId, Func<Task> inside)
    {
        using var place = await _turns.QueueAsync(tenantId, default);
        using var turn = _turns.Begin(tenantId, place!, TimeSpan.FromMinutes(1), TimeProvider.System);
        await inside();
    }
}
