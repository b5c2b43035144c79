using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Organizations;

public sealed class OrganizationCreationTests
{
    private readonly TestDirectory _test = new();

    [OneTimeTearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_created_organization_is_found_by_id_key_in_any_casing_and_path()
    {
        var lisbon = await _test.OrganizationAsync("Lisbon");
        var atlas = await _test.OrganizationAsync("Atlas", lisbon.Id);

        (await _test.System.Organizations.FindAsync(atlas.Id))!.Id.Should().Be(atlas.Id);
        (await _test.System.Organizations.FindAsync("ATLAS"))!.Id.Should().Be(atlas.Id);
        (await _test.System.Organizations.FindAsync("lisbon/atlas"))!.Id.Should().Be(atlas.Id);
        (await _test.System.Organizations.FindAsync("atlas/lisbon")).Should().BeNull("the path must be its ancestors");
    }
}
