using FluentAssertions;
using Moq;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Tenants;

/// <summary>A tenant in another directory, as it is: the host's own call.</summary>
public sealed class TenantCopyTests : TenantTestCase
{
    private TestDirectory _other = null!;

    private ITenantDirectory Copied => _other.Directory.Tenant(Acme.Id).AsSystem("test");

    [SetUp]
    public void Open() => _other = new TestDirectory();

    [TearDown]
    public void LetGo() => _other.Dispose();

    [Test]
    public async Task The_copy_has_the_same_records_and_the_same_feed()
    {
        await FillAsync();
        var before = await TenantState.OfAsync(Test.Directory, Acme.Id);

        (await Tenants.CopyAsync("acme", _other.Directory)).Should().Be(Acme);

        (await TenantState.OfAsync(_other.Directory, Acme.Id)).Should().Equal(before);
        (await TenantState.OfAsync(Test.Directory, Acme.Id)).Should().Equal(before, "nothing of the source changes");
    }

    [Test]
    public async Task The_copy_answers_as_the_source_does_and_goes_on_by_itself()
    {
        var ann = await FillAsync();
        await Tenants.CopyAsync(Acme.Id, _other.Directory);

        (await Copied.Passwords.VerifyAsync("ann", "correct horse battery")).Succeeded.Should().BeTrue();
        (await Copied.Passwords.VerifyAsync("ann", "wrong horse battery")).Succeeded.Should().BeFalse();
        (await Copied.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon")).Should().BeTrue();
        (await Copied.Permissions.ExplainAsync(ann.Id, "invoices.approve", "lisbon")).ToString()
            .Should().Be((await In(Acme.Id).Permissions.ExplainAsync(ann.Id, "invoices.approve", "lisbon")).ToString());
        var number = await LatestNumberAsync();
        await Copied.Users.DeactivateAsync(ann.Id);
        (await Copied.Changes.GetLatestNumberAsync()).Should().Be(number + 1);
        (await In(Acme.Id).Users.GetAsync(ann.Id)).Status.Should().Be(UserStatus.Active);
    }

    [Test]
    public async Task A_second_copy_into_the_same_directory_is_refused()
    {
        await Tenants.CopyAsync("acme", _other.Directory);

        var copy = async () => await Tenants.CopyAsync("acme", _other.Directory);
        var refused = await copy.Should().ThrowAsync<ConflictException>();
        refused.Which.Code.Should().Be("tenant.key.taken");
        refused.Which.Details["key"].Should().Be("Acme");
    }

    [Test]
    public async Task A_key_that_another_tenant_has_there_is_refused()
    {
        await _other.Directory.Tenants.CreateAsync(new NewTenant("ACME"));

        var copy = async () => await Tenants.CopyAsync("acme", _other.Directory);
        (await copy.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("tenant.key.taken");
    }

    [Test]
    public async Task A_tenant_that_was_deleted_there_can_be_copied_again()
    {
        var ann = await FillAsync();
        await Tenants.CopyAsync("acme", _other.Directory);
        (await Copied.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon")).Should().BeTrue();
        await _other.Directory.Tenants.DeleteAsync("acme");
        await In(Acme.Id).Roles.UnassignAsync(ann.Id, ["editor"], "lisbon");
        await Tenants.CopyAsync("acme", _other.Directory);

        (await Copied.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon")).Should().BeFalse();
    }

    [Test]
    public async Task A_tenant_that_is_not_there_is_not_copied()
    {
        var copy = async () => await Tenants.CopyAsync("nobody", _other.Directory);

        await copy.Should().ThrowAsync<RecordNotFoundException>();
        (await _other.Directory.Tenants.ListAsync()).Items.Should().BeEmpty();
    }

    [Test]
    public async Task What_is_committed_meanwhile_is_in_the_copy_which_began_again()
    {
        var busy = new BusyStore(commits: 1);
        using var test = new TestDirectory(decorate: _ => busy);
        var tenant = await test.Directory.Tenants.CreateAsync(new NewTenant("busy"));
        busy.Tenant = test.Directory.Tenant(tenant.Id).AsSystem("test");

        await test.Directory.Tenants.CopyAsync("busy", _other.Directory);

        busy.Commits.Should().Be(1);
        (await _other.Directory.Tenant("busy").AsSystem("test").Groups.GetAsync("group-1")).Should().NotBeNull();
    }

    [Test]
    public async Task Pages_that_do_not_fit_together_are_read_again()
    {
        var busy = new BusyStore(commits: 1) { TearsPages = true };
        using var test = new TestDirectory(decorate: _ => busy);
        var tenant = await test.Directory.Tenants.CreateAsync(new NewTenant("busy"));
        await test.Directory.Tenant(tenant.Id).AsSystem("test").Users.CreateAsync(new NewUser("ann"));
        busy.Tenant = test.Directory.Tenant(tenant.Id).AsSystem("test");

        await test.Directory.Tenants.CopyAsync("busy", _other.Directory);

        (await _other.Directory.Tenant("busy").AsSystem("test").Users.CountAsync()).Should().Be(1);
    }

    [Test]
    public async Task A_tenant_in_which_something_is_always_committed_is_refused_and_nothing_is_left()
    {
        var busy = new BusyStore(commits: int.MaxValue);
        using var test = new TestDirectory(decorate: _ => busy);
        var tenant = await test.Directory.Tenants.CreateAsync(new NewTenant("busy"));
        busy.Tenant = test.Directory.Tenant(tenant.Id).AsSystem("test");

        var copy = async () => await test.Directory.Tenants.CopyAsync("busy", _other.Directory);

        (await copy.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("tenant.busy");
        busy.Commits.Should().Be(3, "it begins again a bounded number of times");
        (await _other.Directory.Tenants.FindAsync("busy")).Should().BeNull();
    }

    [Test]
    public async Task A_target_that_takes_no_whole_tenants_is_a_fault()
    {
        using var plain = new TestDirectory(decorate: store => Mock.Of<IDirectoryStore>());
        foreach (var target in new[] { plain.Directory, Mock.Of<IUserDirectory>(), null })
        {
            var copy = async () => await Tenants.CopyAsync("acme", target!);
            (await copy.Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("target");
        }
    }

    private async Task<User> FillAsync()
    {
        var acme = In(Acme.Id);
        await acme.Organizations.CreateAsync(new NewOrganization("lisbon"));
        await acme.Roles.CreateAsync(new NewRole("editor", "invoices.write"));
        var ann = await acme.Users.CreateAsync(
            new NewUser("ann") { Password = "correct horse battery", Organization = "lisbon", Roles = ["editor"] });
        await acme.Users.UploadPictureAsync(ann.Id, Users.Images.Png);
        await acme.Invitations.SendAsync(new NewInvitation("bob@acme.example", "lisbon") { Roles = ["editor"] });
        await acme.Passwords.VerifyAsync("ann", "wrong");
        await acme.Users.CreateAsync(new NewUser("gone"));
        await acme.Users.DeleteAsync("gone");
        return ann;
    }

    /// <summary>Commits something after the first page of groups has been read.</summary>
    private sealed class BusyStore(int commits) : DelegatingStore
    {
        private bool _isCommitting;

        /// <summary>Whether the account of the first page is on it twice, as if it had got another id.</summary>
        public bool TearsPages { get; init; }

        public ITenantDirectory? Tenant { get; set; }

        public int Commits { get; private set; }

        public override async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        {
            var page = await base.QueryAsync(query, cancellationToken);
            if (typeof(T) == (TearsPages ? typeof(User) : typeof(Group)) && Tenant is { } tenant && Commits < commits && !_isCommitting)
            {
                _isCommitting = true;
                await tenant.Groups.CreateAsync(new NewGroup($"group-{++Commits}"), cancellationToken);
                _isCommitting = false;
                return TearsPages ? new([.. page.Items, (T)(page.Items[0] with { Id = Guid.CreateVersion7() })]) : page;
            }

            return page;
        }
    }
}
