using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Auth;

public sealed class RoleLocatorTests
{
    // The first is the example of the ULID specification's own libraries.
    [TestCase("01563e3a-b5d3-d676-4c61-efb99302bd5b", "01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [TestCase("00000000-0000-0000-0000-000000000000", "00000000000000000000000000")]
    [TestCase("ffffffff-ffff-ffff-ffff-ffffffffffff", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    [TestCase("018f6b2e-5f3a-7c4d-9e8f-0a1b2c3d4e5f", "01HXNJWQSTFH6SX3RA3CP3TKJZ")]
    public void Ids_and_locators_are_the_same_128_bits(string id, string locator)
    {
        RoleLocator.Of(Guid.Parse(id)).Should().Be(locator);
        RoleLocator.Read(locator).Should().Be(Guid.Parse(id));
        RoleLocator.Read(locator.ToLowerInvariant()).Should().Be(Guid.Parse(id));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("editor")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FA")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAVV")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAI")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAU")]
    [TestCase("81ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [TestCase("01563e3ab5d3d6764c61efb99302bd5b")]
    [TestCase("01ARZ3NDEKTſV4RRFFQ69G5FAV")]
    public void Whatever_is_no_locator_is_none(string? text) => RoleLocator.Read(text).Should().BeNull();

    [Test]
    public void Locators_sort_like_the_times_at_which_ids_were_made()
    {
        var ids = Enumerable.Range(0, 50)
            .Select(day => Guid.CreateVersion7(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day)));

        ids.Select(RoleLocator.Of).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }
}
