using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Operations;

namespace UserDirectory.Tests.Tenants;

public sealed class TenantRenamingTests : TenantTestCase
{
    [Test]
    public async Task It_is_found_by_its_new_key_and_by_its_id()
    {
        var renamed = await Tenants.RenameAsync("acme", "Apex");

        renamed.Should().BeEquivalentTo(new { Acme.Id, Key = "Apex", Name = "Acme Ltd", DefaultCulture = "pt-PT", Version = 2L });
        (await Tenants.GetAsync("apex")).Should().Be(renamed);
        (await Tenants.GetAsync(Acme.Id)).Should().Be(renamed);
    }

    [Test]
    public async Task Its_old_key_is_unknown_at_once()
    {
        await Tenants.RenameAsync(Acme.Id, "Apex");

        (await Tenants.FindAsync("acme")).Should().BeNull();
        var rename = async () => await Tenants.RenameAsync("acme", "Zenith");
        var use = async () => await In("acme").Users.ListAsync();
        await rename.ShouldBeRefusedAsync("tenant.not_found");
        await use.ShouldBeRefusedAsync("tenant.not_found");
    }

    [Test]
    public async Task Its_old_key_is_free_at_once()
    {
        await Tenants.RenameAsync("acme", "Apex");

        var second = await Tenants.CreateAsync(new NewTenant("acme"));
        var third = await Tenants.RenameAsync(Umbrella.Id, "Zenith");

        (await Tenants.GetAsync("ACME")).Id.Should().Be(second.Id).And.NotBe(Acme.Id);
        (await Tenants.RenameAsync("apex", "Umbrella")).Id.Should().Be(Acme.Id);
        third.Id.Should().Be(Umbrella.Id);
    }

    [TestCase("Umbrella")]
    [TestCase("umbrella")]
    public async Task A_key_that_another_has_in_any_casing_is_refused(string key)
    {
        var rename = async () => await Tenants.RenameAsync("acme", key);

        (await rename.Should().ThrowAsync<ConflictException>()).Which.Should().BeEquivalentTo(
            new { Code = "tenant.key.taken", Details = new Dictionary<string, object?> { ["field"] = "Key", ["value"] = key } });
        (await Tenants.GetAsync("acme")).Should().Be(Acme);
        (await Tenants.GetAsync("umbrella")).Should().Be(Umbrella);
    }

    [TestCase("ODATA", "key.reserved")]
    [TestCase("v2.0", "key.reserved")]
    [TestCase("", "key.empty")]
    [TestCase(null, "key.empty")]
    [TestCase(" acme", "key.space")]
    [TestCase("a/b", "key.character")]
    [TestCase("01900000-0000-7000-8000-000000000000", "key.like_id")]
    public async Task A_key_that_none_can_have_is_refused(string? key, string code)
    {
        var rename = async () => await Tenants.RenameAsync("acme", key!);

        await rename.ShouldBeInvalidAsync($"key {code}");
        (await Tenants.GetAsync("acme")).Should().Be(Acme);
    }

    [Test]
    public async Task Only_the_casing_can_change()
    {
        var renamed = await Tenants.RenameAsync("acme", "ACME");

        renamed.Should().BeEquivalentTo(new { Acme.Id, Key = "ACME", Version = 2L });
        (await Tenants.GetAsync("acme")).Should().Be(renamed);
    }

    [Test]
    public async Task The_key_that_it_has_already_changes_nothing()
    {
        var number = await LatestNumberAsync();

        (await Tenants.RenameAsync("acme", "Acme")).Should().Be(Acme);

        (await LatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task A_handle_that_was_used_stays_with_it_even_when_another_gets_the_key()
    {
        var used = In("acme");
        await used.Users.ListAsync();

        await Tenants.RenameAsync("acme", "Apex");
        await Tenants.CreateAsync(new NewTenant("acme"));

        (await used.Settings.GetAsync()).Id.Should().Be(Acme.Id);
        (await used.Users.GetAsync("boss")).Key.Should().Be("boss");
    }

    [Test]
    public async Task A_handle_that_was_not_used_yet_is_on_whoever_has_the_key_at_its_first_call()
    {
        var unused = In("acme");
        await Tenants.RenameAsync("acme", "Apex");
        var second = await Tenants.CreateAsync(new NewTenant("acme"));

        (await unused.Settings.GetAsync()).Id.Should().Be(second.Id);
    }

    [Test]
    public async Task A_handle_on_the_default_tenant_that_is_opened_after_its_renaming_is_on_a_new_one()
    {
        var before = Test.Directory.AsSystem("before");
        var old = await before.Settings.GetAsync();
        await Tenants.RenameAsync("default", "first");

        (await before.Settings.GetAsync()).Should().BeEquivalentTo(new { old.Id, Key = "first" }, "a handle stays with its tenant");
        (await Test.Directory.AsSystem("after").Settings.GetAsync())
            .Should().Match<Tenant>(tenant => tenant.Key == "default" && tenant.Id != old.Id);
    }

    [Test]
    public async Task That_holds_when_the_answer_to_the_renaming_is_lost_too()
    {
        FaultyStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new FaultyStore(inner));
        var old = await test.System.Settings.GetAsync();
        await test.Directory.Tenant("default").AsSystem("before").Settings.GetAsync();
        var rename = async () => await test.Directory.Tenants.RenameAsync("default", "first");
        for (var (call, isDone) = (0, false); !isDone; call++)
        {
            store!.FailAt(call, afterCommit: true);
            await rename.Should().ThrowAsync<StoreException>();
            isDone = store.Commits > 0;
        }

        store!.Heal();

        (await test.Directory.AsSystem("after").Settings.GetAsync()).Id.Should().NotBe(old.Id);
    }

    [TestCase("umbrella")]
    [TestCase("nothing")]
    public async Task A_used_handle_stays_with_it_when_another_gets_its_key_whatever_is_deleted(string deleted)
    {
        var handle = In("acme");
        await handle.Settings.GetAsync();
        await Tenants.RenameAsync("acme", "apex");
        await Tenants.CreateAsync(new NewTenant("acme"));
        try
        {
            await Tenants.DeleteAsync(deleted);
        }
        catch (RecordNotFoundException) when (deleted == "nothing")
        {
            // Refused, which must not matter either.
        }

        (await handle.Settings.GetAsync()).Should().BeEquivalentTo(new { Acme.Id, Key = "apex" });
    }
}
