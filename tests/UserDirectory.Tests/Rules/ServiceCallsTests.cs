using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;
using UserDirectory.Tests.Operations;

namespace UserDirectory.Tests.Rules;

/// <summary>The conformance suite's table of calls, which rules 1, 2 and 4 go by, leaves none out.</summary>
public sealed class ServiceCallsTests
{
    /// <summary>Calls that ask no user for a permission, and why.</summary>
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["IPasswordService.ChangeOwnAsync"] = "the password is the authority",
        ["IPasswordService.VerifyAsync"] = "the password is the authority",
        ["IPasswordService.ImportHashAsync"] = "only a system may",
        ["IPasswordService.RequestResetAsync"] = "it acts as nobody",
        ["IPasswordService.ConfirmResetAsync"] = "the token is the authority",
        ["IUserService.ConfirmEmailAsync"] = "the token is the authority",
    };

    [Test]
    public void Every_call_of_a_service_on_a_handle_is_in_it() =>
        ServiceCalls.All.Select(call => call.Method).Distinct().Concat(s_others.Keys)
            .Should().BeEquivalentTo(OperationTable.All.Select(operation => operation.Name).Where(IsOnAHandle));

    [Test]
    public void What_it_asks_for_is_a_permission_of_the_directory() =>
        ServiceCalls.All.Select(call => call.Permission).Should().OnlyContain(permission => DirectoryPermissions.All.Contains(permission));

    [Test]
    public void Every_permission_of_the_directory_is_asked_for() =>
        DirectoryPermissions.All.Except(ServiceCalls.All.Select(call => call.Permission)).Should().BeEmpty();

    private static bool IsOnAHandle(string operation) =>
        !operation.StartsWith("IUserDirectory.", StringComparison.Ordinal)
            && !operation.StartsWith("ITenantReference.", StringComparison.Ordinal)
        && !operation.StartsWith("ITenantDirectory.", StringComparison.Ordinal)
            && !operation.StartsWith("ITenantService.", StringComparison.Ordinal)
        && !operation.StartsWith("IUserPermissions.", StringComparison.Ordinal)
            && !operation.StartsWith("IEnlistedDirectory.", StringComparison.Ordinal);
}
