using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

public sealed class OperationCoverageTests
{
    private static readonly Type[] s_handles = [typeof(ITenantReference), typeof(ITenantDirectory), typeof(IEnlistedDirectory)];

    [Test]
    public void Every_method_of_a_handle_is_an_operation_of_these_tests()
    {
        var services = typeof(ITenantDirectory).GetProperties().Select(property => property.PropertyType).Where(type => type.IsInterface);
        var methods = services.SelectMany(
            service => service.GetMethods().Where(method => !method.IsSpecialName).Select(method => $"{service.Name}.{method.Name}"));

        var batches = typeof(ITenantDirectory).GetMethods().Where(method => !method.IsSpecialName && !s_handles.Contains(method.ReturnType))
            .Select(method => $"{nameof(ITenantDirectory)}.{method.Name}");

        OperationTable.OfHandles.Select(operation => operation.Name)
            .Should().BeEquivalentTo(methods.Concat(batches).Distinct(), "each is tried for faults, isolation, growth and cancellation");
    }

    [Test]
    public void Every_method_of_the_host_that_does_more_than_open_a_handle_is_an_operation_of_these_tests()
    {
        var methods = new[] { typeof(ITenantService), typeof(IUserDirectory) }
            .SelectMany(service => service.GetMethods().Where(method => !method.IsSpecialName && !s_handles.Contains(method.ReturnType))
                .Select(method => $"{service.Name}.{method.Name}"));

        OperationTable.OfTheHost.Select(operation => operation.Name)
            .Should().BeEquivalentTo(methods.Distinct(), "each is tried for faults, isolation, growth and cancellation");
    }

    [TestCaseSource(typeof(OperationTable), nameof(OperationTable.Called))]
    public async Task The_operation_does_what_the_tests_believe(Operation operation)
    {
        using var test = new TestDirectory();
        var company = await Company.MakeAsync(test, "acme");
        await operation.Prepare(company);
        var before = await company.AllStatesAsync();

        await operation.Call(company.CallerOf(operation), company.Names, default);

        (await company.AllStatesAsync() != before).Should().Be(operation.Writes, "it writes exactly when it says so");
    }
}
