using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Batches;

/// <summary>A batch inside another does what its calls do without it: what is taken, guarded, told of and answered is the same.</summary>
public sealed class NestedBatchTests
{
    private InterruptedStore _store = null!;
    private TestDirectory _test = null!;
    private ITenantDirectory _system = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: store => _store = new InterruptedStore(store));
        _system = _test.System;
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_key_that_goes_from_one_call_to_the_next_is_taken_by_each()
    {
        await NestedAsync(async inner =>
        {
            await inner.Roles.UpdateAsync("editor", new RoleUpdate { Key = "b" });
            await inner.Users.CreateAsync(new NewUser("carl"));
            await inner.Roles.UpdateAsync(
                "b", new RoleUpdate { Key = "c", RemovePatterns = ["invoices.write"], AddPatterns = ["invoices.read"] });
            await inner.Roles.CreateAsync(new NewRole("b", "invoices.read"));
        });

        (await _system.Users.FindAsync("carl")).Should().NotBeNull();
        (await _system.Roles.GetAsync("b")).Patterns.Should().Equal("invoices.read");
    }

    [Test]
    public async Task An_address_that_an_erased_account_had_is_invited_again()
    {
        var bob = (await _system.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon"))).User;

        await NestedAsync(async inner =>
        {
            await inner.Users.DeleteAsync(bob.Id);
            await inner.Users.EraseAsync(bob.Id);
            await inner.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon"));
        });

        (await _system.Users.GetAsync("bob@acme.example")).Id.Should().NotBe(bob.Id);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_it_read_is_that_at_the_commit_also_when_it_wrote_nothing(bool isRefused)
    {
        _store.BeforeNextCommit(async () => await _system.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" }));

        await _system.InOneCommitAsync(async batch =>
        {
            User ann = null!;
            try
            {
                await batch.InOneCommitAsync(async inner =>
                {
                    ann = await inner.Users.GetAsync("ann");
                    await inner.Users.CreateAsync(new NewUser("dan"));
                    if (isRefused)
                    {
                        throw new InvalidDataException("The file ends here.");
                    }

                    await inner.Users.DeleteAsync("dan");
                });
            }
            catch (InvalidDataException)
            {
            }

            await batch.Users.CreateAsync(new NewUser("copy") { DisplayName = ann.DisplayName });
        });

        (await _system.Users.GetAsync("copy")).DisplayName.Should().Be("Ann");
        (await _system.Users.FindAsync("dan")).Should().BeNull();
    }

    [Test]
    public async Task One_that_was_overtaken_is_run_again_whatever_becomes_of_its_exception()
    {
        var runs = 0;
        await _system.InOneCommitAsync(async batch =>
        {
            runs++;
            try
            {
                await batch.InOneCommitAsync(async inner =>
                {
                    await inner.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "A" });
                    if (runs == 1)
                    {
                        await _system.Roles.UpdateAsync("editor", new RoleUpdate { AddPatterns = ["invoices.read"] });
                    }

                    try
                    {
                        await inner.Users.CreateAsync(new NewUser("eve"));
                    }
                    catch (Exception exception)
                    {
                        throw new InvalidDataException("Wrapped.", exception);
                    }
                });
            }
            catch (InvalidDataException)
            {
            }
        });

        runs.Should().Be(2);
        (await _system.Users.FindAsync("eve")).Should().NotBeNull();
    }

    [Test]
    public async Task A_right_that_is_taken_later_is_taken_in_a_place_of_its_own()
    {
        await _test.RoleAsync("clerk", ["users.*", "roles.*"]);
        var bob = await _test.UserAsync("bob", default, "clerk", "editor");
        Role last = null!;

        await _test.As(bob).InOneCommitAsync(async batch => await batch.InOneCommitAsync(async inner =>
        {
            await inner.Roles.UpdateAsync("editor", new RoleUpdate { Description = "x" });
            await inner.Roles.CreateAsync(new NewRole("writer", "invoices.write"));
            await inner.Roles.AssignAsync("ann", ["writer"]);
            last = await inner.Roles.UpdateAsync("editor", new RoleUpdate { RemovePatterns = ["invoices.write"] });
        }));

        (await _test.LatestChangeAsync()).Entries.Should().HaveCount(4);
        (await _system.Roles.GetAsync("editor")).Version.Should().Be(last.Version);
    }

    [Test]
    public async Task What_is_taken_back_leaves_what_came_before_it()
    {
        await _system.InOneCommitAsync(async batch =>
        {
            await batch.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann" });
            await batch.Users.CreateAsync(new NewUser("bob") { Organization = "lisbon", Roles = ["editor"] });
            Func<Task> broken = async () => await batch.InOneCommitAsync(async inner =>
            {
                await inner.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Anna", FamilyName = "Lind" });
                await inner.Users.DeleteAsync("bob");
                await inner.Roles.DeleteAsync("editor");
                throw new InvalidDataException("The file ends here.");
            });
            await broken.Should().ThrowAsync<InvalidDataException>();
            (await batch.Permissions.CheckAsync("bob", "invoices.write", "lisbon")).Should().BeTrue();
        });

        (await _system.Users.GetAsync("ann")).Should().BeEquivalentTo(new { GivenName = "Ann", FamilyName = (string?)null, Version = 2L });
        (await _system.Permissions.CheckAsync("bob", "invoices.write", "lisbon")).Should().BeTrue();
    }

    private async Task NestedAsync(Func<ITenantDirectory, Task> calls) =>
        await _system.InOneCommitAsync(async batch => await batch.InOneCommitAsync(async inner => await calls(inner)));
}
