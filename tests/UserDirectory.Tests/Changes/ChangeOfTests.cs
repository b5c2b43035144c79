using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Changes;

/// <summary>What every store makes of a set for its feed.</summary>
public sealed class ChangeOfTests
{
    private static readonly ChangeSet s_set = new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), ActorRef.System("nightly"), new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), []);

    [Test]
    public void A_change_is_the_sets_with_the_numbers_of_its_commit()
    {
        IReadOnlyList<ChangeEntry> entries = [new(ChangeVerb.RemovedSet, RecordKind.Membership, null) { Count = 3 }];

        Change.Of(s_set, 7, 4, entries).Should().Be(new Change
        {
            Id = s_set.Id,
            TenantId = s_set.TenantId,
            Number = 7,
            Authority = 4,
            Actor = s_set.Actor,
            At = s_set.At,
            Entries = entries,
            CreatedAt = s_set.At,
            UpdatedAt = s_set.At,
            CreatedBy = s_set.Actor,
            UpdatedBy = s_set.Actor,
        });
    }

    [Test]
    public void A_change_needs_a_set_and_entries()
    {
        FluentActions.Invoking(() => Change.Of(null!, 1, 0, [])).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Change.Of(s_set, 1, 0, null!)).Should().Throw<ArgumentNullException>();
    }
}
