using System.Reflection;
using FluentAssertions;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using UserDirectory.Tests.Operations;

namespace UserDirectory.Tests.Rules;

/// <summary>The table is complete, and what it says of tests is so.</summary>
public sealed class OperationTableTests
{
    private static IEnumerable<string> Giving =>
        OperationTable.All.Where(operation => operation is { Effect: Effect.Gives, AsksNothing: null }).Select(operation => operation.Name);

    [Test]
    public void Every_method_of_every_public_service_has_one_entry()
    {
        var services = typeof(User).Assembly.GetExportedTypes().Where(type => type.IsInterface && IsImplementedByTheCore(type)).ToList();
        services.Should().Contain([typeof(IUserDirectory), typeof(ITenantSettings), typeof(IUserService), typeof(IUserPermissions)]);

        OperationTable.All.Select(operation => operation.Name).Should().OnlyHaveUniqueItems()
            .And.BeEquivalentTo(services.SelectMany(service => service.GetMethods().Where(method => !method.IsSpecialName)
                .Select(method => $"{service.Name}.{method.Name}").Distinct()));
    }

    [Test]
    public void Every_row_says_what_the_call_does() => OperationTable.All.Where(operation => operation.Effect is null).Should().BeEmpty();

    [Test]
    public void Only_what_no_user_reaches_gives_without_asking() =>
        OperationTable.All.Where(operation => operation.AsksNothing is not null)
            .Should().OnlyContain(operation => operation.Name.StartsWith("ITenantService.", StringComparison.Ordinal));

    [TestCaseSource(nameof(Giving))]
    public void What_gives_has_its_escalation_tests(string name)
    {
        var operation = OperationTable.All.Single(each => each.Name == name);

        operation.Refused.Should().NotBeEmpty("somebody who does not hold what the call gives must be refused").And.OnlyContain(
            test => IsTest(test), "each must be a test");
        operation.Allowed.Should().NotBeEmpty("somebody who holds what the call gives must not be refused").And.OnlyContain(
            test => IsTest(test), "each must be a test");
    }

    /// <summary>Storage and what hosts bring along are implemented by others.</summary>
    private static bool IsImplementedByTheCore(Type type) =>
        type.Namespace == typeof(User).Namespace
        && type != typeof(IChangeHandler) && type != typeof(INotifier) && type != typeof(IPasswordHasher)
            && type != typeof(IPasswordBreachList);

    private static bool IsTest(string name)
    {
        var parts = name.Split('.');
        return Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.Name == parts[0] && !type.IsDefined(typeof(IgnoreAttribute), true))
            .SelectMany(type => type.GetMethods().Where(method => method.Name == parts[1]))
            .Any(method => method.GetCustomAttributes(true).Any(attribute => attribute is ISimpleTestBuilder or ITestBuilder)
                && !method.IsDefined(typeof(IgnoreAttribute), true));
    }
}
