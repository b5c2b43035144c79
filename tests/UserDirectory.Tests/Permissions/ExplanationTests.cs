using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>What an explanation says of each thing that it looked at, by code and in words.</summary>
public sealed class ExplanationTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("iberia");
        await _test.OrganizationAsync("lisbon", "iberia");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann", "lisbon", "editor");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task What_allows_is_told()
    {
        (await ExplainAsync()).Should().Be("""
            Allowed: invoices.write
              + The tenant 'default' is active.
              + The organization 'lisbon' and all above it are active.
              + The account 'ann' is active.
              + It is a member at 'lisbon'.
              + What holds 'invoices.write':
                + The role 'editor' at 'lisbon' holds 'invoices.write'.
            """);
    }

    [Test]
    public async Task A_direct_grant_and_the_tenant_as_the_place_are_told()
    {
        await _test.System.Users.GrantAsync("ann", ["invoices.*"]);

        (await ExplainAsync(default)).Should().Be("""
            Allowed: invoices.write
              + The tenant 'default' is active.
              + The account 'ann' is active.
              + What holds 'invoices.write':
                + A direct grant of 'invoices.*'.
                - The role 'editor' at 'lisbon' holds 'invoices.write'.
                  - The assignment does not reach this place.
            """);
    }

    [Test]
    public async Task Roles_and_groups_of_an_organization_are_told_with_their_owner()
    {
        var lisbons = await _test.RoleAsync("editor", ["invoices.write"], "lisbon");
        await _test.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "lisbon" });
        await _test.System.Groups.AddMembersAsync("lisbon:sales", ["ann"]);
        await _test.System.Roles.AssignAsync("ann", [lisbons.Id], "lisbon");
        await _test.System.Roles.AssignAsync(Subject.Group("lisbon:sales"), [":editor"], "lisbon");

        (await ExplainAsync()).Should()
            .Contain("+ The role 'editor' at 'lisbon' holds").And
            .Contain("+ The role 'lisbon:editor' at 'lisbon' holds").And
            .Contain("+ The role 'editor' at 'lisbon' through the group 'lisbon:sales' holds");
    }

    [TestCase("tenant.suspended", "The tenant 'default' is suspended.")]
    [TestCase("organization.suspended", "The organization 'iberia' is suspended, and 'lisbon' stands below it.")]
    [TestCase("user.not_active", "The account 'ann' is not active; its status is Inactive.")]
    [TestCase("entry.suspended", "Its membership at 'lisbon' is suspended.")]
    [TestCase("entry.none", "It is no member there or above, and no access rule lets it in.")]
    [TestCase("source.none", "No role and no grant of the account holds 'invoices.write'.")]
    [TestCase("role.off", "The role is switched off.")]
    [TestCase("group.off", "The group, or one between it and the account, is switched off.")]
    [TestCase("assignment.dates", "The assignment counts until {now}.")]
    [TestCase("assignment.place", "The assignment does not reach this place.")]
    public async Task What_denies_is_told(string code, string text)
    {
        var now = _test.Clock.GetUtcNow();
        await DenyByAsync(code);

        var explanation = await _test.System.Permissions.ExplainAsync("ann", "invoices.write", "lisbon");

        explanation.IsAllowed.Should().BeFalse();
        var step = All(explanation.Steps).Single(each => each.Code == code);
        step.Should().BeEquivalentTo(new { IsMet = false, Text = text.Replace("{now}", $"{now.AddHours(1):u}", StringComparison.Ordinal) });
        explanation.ToString().Should().Contain($"- {step.Text}");
    }

    [TestCase("entry.rule", "The access rule 'any' lets it in.")]
    [TestCase("entry.everything", "It enters every organization, because it holds '*.*' tenant-wide.")]
    public async Task How_it_enters_without_a_membership_is_told(string code, string text)
    {
        await _test.UserAsync("bob");
        await (code == "entry.rule"
            ? _test.System.Permissions.AddAccessRulesAsync("bob", ["any"])
            : _test.System.Users.GrantAsync("bob", ["*.*"]));

        var explanation = await _test.System.Permissions.ExplainAsync("bob", "invoices.write", "lisbon");

        All(explanation.Steps).Single(step => step.Code == code).Should().BeEquivalentTo(new { IsMet = true, Text = text });
    }

    [Test]
    public async Task A_source_gives_the_ids_of_what_it_names()
    {
        var sales = await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.AddMembersAsync("sales", ["ann"]);
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"], "iberia");
        await _test.System.Roles.AssignAsync("ann", ["editor"]);
        await _test.System.Users.GrantAsync("ann", ["invoices.*"]);
        var (iberia, lisbon) = (await _test.System.Organizations.GetAsync("iberia"), await _test.System.Organizations.GetAsync("lisbon"));
        var editor = await _test.System.Roles.GetAsync("editor");
        var own = (await _test.System.Roles.ListAssignmentsAsync("ann"))
            .ToDictionary(assigned => assigned.Assignment.OrganizationId ?? Guid.Empty, assigned => assigned.Assignment.Id);
        var through = (await _test.System.Roles.ListAssignmentsAsync(Subject.Group("sales"))).Single().Assignment;

        var steps = (await _test.System.Permissions.ExplainAsync("ann", "invoices.write", "lisbon")).Steps.Single(
            step => step.Code == "source.reaches").Steps;

        steps.Select(step => (step.Code, step.OrganizationId, step.RoleId, step.GroupId, step.AssignmentId, step.Pattern))
            .Should().BeEquivalentTo(
            [
                ("role.reaches", (Guid?)lisbon.Id, (Guid?)editor.Id, (Guid?)null, (Guid?)own[lisbon.Id], (string?)"invoices.write"),
                ("role.reaches", null, editor.Id, null, own[Guid.Empty], "invoices.write"),
                ("role.reaches", iberia.Id, editor.Id, sales.Id, through.Id, "invoices.write"),
                ("grant", null, null, null, null, "invoices.*"),
            ]);
    }

    [Test]
    public async Task The_place_and_the_entry_give_the_ids_of_what_they_name()
    {
        var (iberia, lisbon) = (await _test.System.Organizations.GetAsync("iberia"), await _test.System.Organizations.GetAsync("lisbon"));
        var below = await _test.OrganizationAsync("alfama", "lisbon");
        var membership = await _test.System.Members.FindAsync("ann", "lisbon");

        (await StepAsync("organization.active", "alfama")).OrganizationId.Should().Be(below.Id);
        var entry = await StepAsync("entry.membership", "alfama");
        (entry.OrganizationId, entry.MembershipId).Should().Be((lisbon.Id, membership!.Id));
        await _test.System.Members.SuspendAsync("ann", "lisbon");
        entry = await StepAsync("entry.suspended", "alfama");
        (entry.OrganizationId, entry.MembershipId).Should().Be((lisbon.Id, membership.Id));
        await _test.System.Organizations.SuspendAsync("iberia");
        (await StepAsync("organization.suspended", "alfama")).OrganizationId.Should().Be(iberia.Id);
        await _test.System.Users.GrantAsync("ann", ["*.*"]);
        (await StepAsync("entry.everything", "alfama")).Pattern.Should().Be("*.*");
    }

    [Test]
    public async Task Who_does_not_see_what_an_account_holds_elsewhere_gets_no_ids_of_it()
    {
        var porto = await _test.OrganizationAsync("porto");
        var role = await _test.RoleAsync("portuense", ["invoices.write"], "porto");
        var crew = await _test.System.Groups.CreateAsync(new NewGroup("crew") { Organization = "porto" });
        await _test.System.Groups.AddMembersAsync("porto:crew", ["ann"]);
        await _test.System.Roles.AssignAsync(Subject.Group(crew.Id), [role.Id], "porto");
        var auditor = await _test.HolderAsync("auditor", "lisbon", "permissions.read");

        var shown = Ids(await _test.As(auditor).Permissions.ExplainAsync("ann", "invoices.write", "lisbon"));

        shown.Should().NotBeEmpty().And.NotContain([porto.Id, role.Id, crew.Id]);
        Ids(await _test.System.Permissions.ExplainAsync("ann", "invoices.write", "lisbon")).Should().Contain([porto.Id, role.Id, crew.Id]);
    }

    private static IEnumerable<Guid> Ids(PermissionExplanation explanation) => All(explanation.Steps)
        .SelectMany(step => new[] { step.OrganizationId, step.RoleId, step.GroupId, step.AssignmentId, step.MembershipId }).OfType<Guid>();

    private async Task<ExplanationStep> StepAsync(string code, string place) =>
        (await _test.System.Permissions.ExplainAsync("ann", "invoices.write", place)).Steps.Single(step => step.Code == code);

    private async Task DenyByAsync(string code)
    {
        var system = _test.System;
        switch (code)
        {
            case "tenant.suspended":
                await _test.Directory.Tenants.SuspendAsync("default");
                break;
            case "organization.suspended":
                await system.Organizations.SuspendAsync("iberia");
                break;
            case "user.not_active":
                await system.Users.DeactivateAsync("ann");
                break;
            case "entry.suspended":
                await system.Members.SuspendAsync("ann", "lisbon");
                break;
            case "entry.none":
                await system.Members.RemoveAsync("ann", "lisbon");
                break;
            case "source.none":
                await system.Roles.UnassignAsync("ann", ["editor"], "lisbon");
                break;
            case "role.off":
                await system.Roles.SwitchOffAsync("editor");
                break;
            case "group.off":
                await system.Roles.UnassignAsync("ann", ["editor"], "lisbon");
                await system.Groups.CreateAsync(new NewGroup("sales") { IsActive = false });
                await system.Groups.AddMembersAsync("sales", ["ann"]);
                await system.Roles.AssignAsync(Subject.Group("sales"), ["editor"]);
                break;
            case "assignment.dates":
                await system.Roles.AssignAsync("ann", ["editor"], "lisbon", new Validity(null, _test.Clock.GetUtcNow().AddHours(1)));
                _test.Clock.Advance(TimeSpan.FromHours(1));
                break;
            default:
                await _test.OrganizationAsync("porto");
                await system.Members.AddAsync("ann", "porto");
                await system.Roles.ReplaceAsync("ann", [], "lisbon");
                await system.Roles.AssignAsync("ann", ["editor"], "porto");
                break;
        }
    }

    private async Task<string> ExplainAsync() => await ExplainAsync("lisbon");

    private async Task<string> ExplainAsync(EntityRef organization) =>
        (await _test.System.Permissions.ExplainAsync("ann", "invoices.write", organization)).ToString();

    private static IEnumerable<ExplanationStep> All(IEnumerable<ExplanationStep> steps) =>
        steps.SelectMany(step => All(step.Steps).Prepend(step));
}
