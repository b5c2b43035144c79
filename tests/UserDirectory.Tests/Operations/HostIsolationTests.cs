using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// Rule 1 for what the host and the bearer of a token do: it happens in the tenant that is named, and nothing is told of another.
/// </summary>
public sealed class HostIsolationTests
{
    private static IEnumerable<Operation> InOneTenant => OperationTable.OfTheHost.Where(operation => !operation.IsSeveralCommits);

    private static IEnumerable<Operation> WithATenant =>
        InOneTenant.Where(operation => operation.Name.StartsWith("ITenantService.", StringComparison.Ordinal));

    private static IEnumerable<Operation> WithAToken => InOneTenant.Except(WithATenant);

    [TestCaseSource(nameof(InOneTenant))]
    public async Task What_is_done_in_one_tenant_leaves_another_alone_and_ends_as_if_it_were_not_there(Operation operation)
    {
        using var alone = new TestDirectory();
        using var beside = new TestDirectory();
        var single = await Company.MakeAsync(alone, "acme");
        var acme = await Company.MakeAsync(beside, "acme");
        var umbrella = await Company.MakeAsync(beside, "umbrella");
        await operation.Prepare(single);
        await operation.Prepare(acme);
        var before = await umbrella.StateAsync();

        var outcome = await Outcome.OfAsync(operation, acme.CallerOf(operation), acme.Names);

        (await umbrella.StateAsync()).Should().Be(before);
        if (operation.Name != "ITenantService.ListAsync")
        {
            outcome.Should().Be(await Outcome.OfAsync(operation, single.CallerOf(operation), single.Names));
        }
    }

    [TestCaseSource(nameof(WithATenant))]
    public async Task What_is_in_a_tenant_is_no_name_of_it(Operation operation)
    {
        var unknownId = await CallAsync(operation, (_, names) => names with { Tenant = Guid.NewGuid() });
        var unknownKey = await CallAsync(operation, (_, names) => names with { Tenant = "nobody-has-this" });

        (await CallAsync(operation, (umbrella, names) => names with { Tenant = umbrella.Names.User })).Should().Be(unknownId);
        (await CallAsync(operation, (umbrella, names) => names with { Tenant = umbrella.Names.Organization })).Should().Be(unknownId);
        (await CallAsync(operation, (_, names) => names with { Tenant = "umbrella-acme" })).Should().Be(unknownKey);
        (await CallAsync(operation, (_, names) => names with { Tenant = "umbrella/umbrella-acme" })).Should().Be(unknownKey);
    }

    [TestCaseSource(nameof(WithAToken))]
    public async Task A_token_that_is_put_together_from_those_of_two_tenants_is_one_that_nobody_has(Operation operation)
    {
        var unknown = await CallAsync(operation, (_, names) =>
            names with { Token = new InvitationToken(Guid.NewGuid(), Guid.NewGuid(), TokenSecret.Create()).ToText() });
        unknown.Should().Contain("True");

        for (var mix = 1; mix < 7; mix++)
        {
            (await CallAsync(operation, (umbrella, names) => names with { Token = Mixed(names.Token, umbrella.Names.Token, mix) }))
                .Should().Be(unknown, $"mix {mix}");
        }
    }

    // Each bit says whose part the token has: 0 and 7 would be the tokens themselves.
    private static string Mixed(string one, string other, int mix)
    {
        var tokens = new[] { InvitationToken.Parse(one)!, InvitationToken.Parse(other)! };
        return new InvitationToken(tokens[mix & 1].TenantId, tokens[(mix >> 1) & 1].InvitationId, tokens[(mix >> 2) & 1].Secret).ToText();
    }

    /// <summary>How the call on other names ends, and whether both tenants are as before.</summary>
    private static async Task<string> CallAsync(Operation operation, Func<Company, Names, Names> swap)
    {
        using var test = new TestDirectory();
        var acme = await Company.MakeAsync(test, "acme");
        var umbrella = await Company.MakeAsync(test, "umbrella");
        await operation.Prepare(acme);
        var (ofAcme, ofUmbrella) = (await acme.StateAsync(), await umbrella.StateAsync());
        var outcome = await Outcome.OfAsync(operation, acme.CallerOf(operation), swap(umbrella, acme.Names));
        return $"{outcome} {await acme.StateAsync() == ofAcme && await umbrella.StateAsync() == ofUmbrella}";
    }
}
