using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Organizations;

public sealed class OrganizationCreationTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_created_organization_is_found_by_id_key_in_any_casing_and_path()
    {
        var lisbon = await _test.OrganizationAsync("Lisbon");
        var atlas = await _test.OrganizationAsync("Atlas", lisbon.Id);

        (await _test.System.Organizations.FindAsync(atlas.Id))!.Id.Should().Be(atlas.Id);
        (await _test.System.Organizations.FindAsync("ATLAS"))!.Id.Should().Be(atlas.Id);
        (await _test.System.Organizations.FindAsync("lisbon/atlas"))!.Id.Should().Be(atlas.Id);
        (await _test.System.Organizations.FindAsync("atlas/lisbon")).Should().BeNull("the parts before the key must be its ancestors");
    }

    [Test]
    public async Task What_was_given_is_kept()
    {
        var company = await _test.OrganizationAsync("acme");

        var made = await _test.System.Organizations.CreateAsync(
            new NewOrganization("Trial") { Parent = "acme", Name = "Trial ground", Label = "project", Type = OrganizationType.Test });

        var kept = await _test.System.Organizations.GetAsync("trial");
        kept.Should().Be(made);
        kept.Should().BeEquivalentTo(new
        {
            Key = "Trial",
            Name = "Trial ground",
            Label = "project",
            Type = OrganizationType.Test,
            IsSuspended = false,
            ParentId = company.Id,
            Version = 1L,
            CreatedBy = ActorRef.System("test"),
        });
    }

    [Test]
    public async Task A_key_is_taken_wherever_in_the_tree_it_stands()
    {
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");

        var again = async () => await _test.OrganizationAsync("ATLAS");

        var refusal = (await again.Should().ThrowAsync<ConflictException>()).Which;
        refusal.Code.Should().Be("organization.key.taken");
        refusal.Details.Should().Contain("value", "ATLAS");
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var create = async () => await _test.System.Organizations.CreateAsync(
            new NewOrganization("a/b") { Name = " ", Label = new string('x', 65), Type = (OrganizationType)9 });

        (await create.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Select(error => (error.Field, error.Code))
            .Should().BeEquivalentTo(
                [("Key", "key.character"), ("Name", "text.empty"), ("Label", "text.too_long"), ("Type", "organization.type")]);
    }

    [Test]
    public async Task A_label_of_64_characters_is_right()
    {
        var label = new string('x', 64);

        (await _test.System.Organizations.CreateAsync(new NewOrganization("a") { Label = label })).Label.Should().Be(label);
    }

    [Test]
    public async Task An_unknown_parent_is_not_found_and_named()
    {
        var create = async () => await _test.OrganizationAsync("a", "nowhere");

        (await create.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("Parent");
    }

    [Test]
    public async Task A_tree_is_at_most_32_deep()
    {
        await _test.ChainAsync("level-1", Organization.MaxDepth);

        var deeper = async () => await _test.OrganizationAsync("too-deep", "level-32");

        var refusal = (await deeper.Should().ThrowAsync<ConflictException>()).Which;
        refusal.Code.Should().Be("organization.too_deep");
        refusal.Details.Should().Contain("depth", 33).And.Contain("allowed", 32);
    }

    [Test]
    public async Task Making_one_needs_the_permission_at_the_organization_above()
    {
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        var ann = await _test.ActorAsync("ann", "lisbon", "organizations.add");

        (await _test.As(ann).Organizations.CreateAsync(new NewOrganization("atlas") { Parent = "lisbon" })).CreatedBy
            .Should().Be(ActorRef.User(ann.Id));
        await Denied(() => _test.As(ann).Organizations.CreateAsync(new NewOrganization("b") { Parent = "porto" }));
        await Denied(() => _test.As(ann).Organizations.CreateAsync(new NewOrganization("c")));
    }

    private static async Task Denied(Func<ValueTask<Organization>> call) =>
        (await call.Awaiting(c => c().AsTask()).Should().ThrowAsync<AccessDeniedException>()).Which.Permission
            .Should().Be("organizations.add");

    [Test]
    public async Task It_has_the_type_of_the_one_above_unless_another_is_asked_for()
    {
        await _test.OrganizationAsync("trials", type: OrganizationType.Test);

        (await _test.System.Organizations.CreateAsync(new NewOrganization("first") { Parent = "trials" })).Type
            .Should().Be(OrganizationType.Test);
        (await _test.System.Organizations.CreateAsync(
            new NewOrganization("real") { Parent = "trials", Type = OrganizationType.Production })).Type
            .Should().Be(OrganizationType.Production);
        (await _test.System.Organizations.CreateAsync(new NewOrganization("top"))).Type.Should().Be(OrganizationType.Production);
    }

    [Test]
    public async Task Another_type_than_that_of_the_one_above_opens_a_place_to_access_rules_and_asks_for_everything()
    {
        await _test.OrganizationAsync("lisbon");
        var ann = await _test.ActorAsync("ann", "lisbon", "organizations.add");
        var carl = await _test.UserAsync("carl", default, "admin");
        var trial = new NewOrganization("trial") { Parent = "lisbon", Type = OrganizationType.Test };
        var create = async () => await _test.As(ann).Organizations.CreateAsync(trial);

        await create.ShouldEscalateAsync("*.*");
        (await _test.As(ann).Organizations.CreateAsync(new NewOrganization("office") { Parent = "lisbon" })).Type
            .Should().Be(OrganizationType.Production);
        (await _test.As(carl).Organizations.CreateAsync(trial)).Type.Should().Be(OrganizationType.Test);
    }
}
