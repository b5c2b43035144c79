using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

public sealed class OperationCoverageTests
{
    [Test]
    public void Every_method_of_a_handle_is_an_operation_of_these_tests()
    {
        var services = typeof(ITenantDirectory).GetProperties().Select(property => property.PropertyType).Where(type => type.IsInterface);
        var methods = services.SelectMany(service => service.GetMethods().Where(method => !method.IsSpecialName).Select(method => $"{service.Name}.{method.Name}"));

        OperationList.All.Select(operation => operation.Name).Should().BeEquivalentTo(methods.Distinct(), "each is tried for faults, isolation, growth and cancellation");
    }

    [TestCaseSource(typeof(OperationList), nameof(OperationList.All))]
    public async Task The_operation_does_what_the_tests_believe(Operation operation)
    {
        using var test = new TestDirectory();
        var company = await Company.MakeAsync(test, "acme");
        var before = await company.StateAsync();

        await operation.Call(operation.NeedsSystem ? company.System : company.Administrator, company.Names, default);

        (await company.StateAsync() != before).Should().Be(operation.Writes, "it writes exactly when it says so");
    }
}
