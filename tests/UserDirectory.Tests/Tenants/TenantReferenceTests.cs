using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

public sealed class TenantReferenceTests
{
    [Test]
    public void A_reference_that_names_nothing_is_refused_at_once()
    {
        using var test = new TestDirectory();

        var name = () => test.Directory.Tenant(default);

        name.Should().Throw<ArgumentException>().WithParameterName("tenant");
    }

    [Test]
    public async Task A_tenant_that_is_not_there_is_refused_at_the_first_call()
    {
        using var test = new TestDirectory();
        var nowhere = test.Directory.Tenant("nowhere").AsSystem("test");

        var read = async () => await nowhere.Users.ListAsync();

        (await read.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("tenant.not_found");
    }
}
