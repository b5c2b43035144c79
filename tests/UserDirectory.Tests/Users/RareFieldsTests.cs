using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <summary>What few accounts have is kept apart, which nobody sees.</summary>
public sealed class RareFieldsTests
{
    private static readonly User s_ann = new()
    {
        Id = Guid.NewGuid(),
        TenantId = Guid.NewGuid(),
        Key = "ann",
        Culture = "pt-PT",
        Grants = ["invoices.read"],
        InvitationExpiresAt = new(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)),
    };

    [Test]
    public void A_copy_with_another_value_leaves_the_first_as_it_was()
    {
        var moved = s_ann with { Culture = "de-CH", TimeZone = "Europe/Zurich" };

        (moved.Culture, moved.TimeZone).Should().Be(("de-CH", "Europe/Zurich"));
        moved.Grants.Should().Equal("invoices.read");
        (s_ann.Culture, s_ann.TimeZone).Should().Be(("pt-PT", null));
    }

    [Test]
    public void Accounts_are_compared_with_it()
    {
        (s_ann with { Culture = null }).Should().NotBe(s_ann);
        (s_ann with { Culture = null } with { Culture = "pt-PT" }).Should().Be(s_ann);
    }

    [Test]
    public void An_account_that_has_none_of_it_any_more_is_as_one_that_never_had()
    {
        var bare = new User { Id = s_ann.Id, TenantId = s_ann.TenantId, Key = "ann" };

        (s_ann with { Culture = null, Grants = [], InvitationExpiresAt = null }).Should().Be(bare);
    }

    [Test]
    public void A_time_is_utc() => s_ann.InvitationExpiresAt!.Value.Offset.Should().Be(TimeSpan.Zero);

    [Test]
    public void Without_any_of_it_nothing_is_made()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bare = new User { Id = s_ann.Id, TenantId = s_ann.TenantId, Key = "BARE" };
        var withNothing = GC.GetAllocatedBytesForCurrentThread();
        var alsoBare = new User { Id = s_ann.Id, TenantId = s_ann.TenantId, Key = "BARE", Culture = null, Picture = null, Grants = [] };

        (GC.GetAllocatedBytesForCurrentThread() - withNothing).Should().Be(withNothing - before);
        alsoBare.Should().Be(bare);
    }
}
