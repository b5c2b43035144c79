using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Queries;

public sealed class StatusAsOfTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;

    // active, inactive, open (expires in a week), lapsed (expires tomorrow), expired (written so)
    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.UserAsync("active");
        await _test.System.Users.CreateAsync(new NewUser("inactive") { IsActive = false });
        await _test.InvitedAsync("open", _lisbon, _test.Clock.GetUtcNow().AddDays(7));
        await _test.InvitedAsync("lapsed", _lisbon, _test.Clock.GetUtcNow().AddDays(1));
        await _test.StoreAsync(
            tenantId => new User { Id = Guid.NewGuid(), TenantId = tenantId, Key = "expired", Status = UserStatus.InvitationExpired });
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Before_its_time_an_invitation_is_open()
    {
        _test.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(10));

        (await KeysAsync(UserFields.Status.EqualTo(UserStatus.InvitationSent))).Should().BeEquivalentTo("open", "lapsed");
        (await KeysAsync(UserFields.Status.EqualTo(UserStatus.InvitationExpired))).Should().BeEquivalentTo("expired");
    }

    [Test]
    public async Task From_its_time_on_it_is_found_as_expired_although_nothing_was_written()
    {
        _test.Clock.Advance(TimeSpan.FromDays(1));

        (await KeysAsync(UserFields.Status.EqualTo(UserStatus.InvitationSent))).Should().BeEquivalentTo("open");
        (await KeysAsync(UserFields.Status.EqualTo(UserStatus.InvitationExpired))).Should().BeEquivalentTo("lapsed", "expired");
        (await _test.InMemory.QueryAsync(
            new Query<User>(_lisbon.TenantId) { Where = UserFields.Status.EqualTo(UserStatus.InvitationSent) }, default))
            .Items.Should().HaveCount(2);
    }

    [Test]
    public async Task Every_operator_value_and_list_says_of_the_shown_status_what_it_says()
    {
        _test.Clock.Advance(TimeSpan.FromDays(2));
        var shown = (await _test.System.Users.ListAsync()).Items;
        shown.Select(user => user.Status).Distinct().Should().HaveCount(4, "each status must be there for the test to tell");
        for (var number = 1L; number <= 4; number++)
        {
            var value = number;
            await AgreesAsync(UserFields.Status.EqualTo(value), status => status == value);
            await AgreesAsync(UserFields.Status.NotEqualTo(value), status => status != value);
            await AgreesAsync(UserFields.Status.LessThan(value), status => status < value);
            await AgreesAsync(UserFields.Status.AtMost(value), status => status <= value);
            await AgreesAsync(UserFields.Status.GreaterThan(value), status => status > value);
            await AgreesAsync(UserFields.Status.AtLeast(value), status => status >= value);
        }

        for (var set = 0; set < 16; set++)
        {
            var numbers = Enumerable.Range(1, 4).Where(number => (set & (1 << (number - 1))) != 0).Select(number => (long)number).ToList();
            await AgreesAsync(UserFields.Status.In(numbers.Select(FieldValue.Of)), numbers.Contains);
        }

        await AgreesAsync(UserFields.Status.IsPresent(), _ => true);

        async Task AgreesAsync(Filter filter, Func<long, bool> says)
        {
            (await KeysAsync(filter)).Should().BeEquivalentTo(
                shown.Where(user => says((long)user.Status)).Select(user => user.Key), "of {0}", filter);
            (await KeysAsync(!filter)).Should().BeEquivalentTo(
                shown.Where(user => !says((long)user.Status)).Select(user => user.Key), "of the complement of {0}", filter);
        }
    }

    [Test]
    public async Task It_holds_inside_and_or_and_not()
    {
        _test.Clock.Advance(TimeSpan.FromDays(2));
        var isExpired = UserFields.Status.EqualTo(UserStatus.InvitationExpired);

        (await KeysAsync(!(isExpired | UserFields.Key.EqualTo("open")))).Should().BeEquivalentTo("active", "inactive");
        (await KeysAsync(isExpired & UserFields.Key.StartsWith("l"))).Should().BeEquivalentTo("lapsed");
        (await KeysAsync(!!isExpired)).Should().BeEquivalentTo("lapsed", "expired");
    }

    [Test]
    public async Task It_holds_for_invitations_and_across_links()
    {
        _test.Clock.Advance(TimeSpan.FromDays(2));
        var isExpired = InvitationFields.Status.EqualTo(InvitationStatus.Expired);
        var isPending = InvitationFields.Status.EqualTo(InvitationStatus.Pending);

        (await KeysAsync(UserLinks.Invitations.Any(isExpired))).Should().BeEquivalentTo("lapsed");
        (await KeysAsync(UserLinks.Invitations.Any(isPending))).Should().BeEquivalentTo("open");
        (await KeysAsync(UserLinks.Invitations.Any(InvitationLinks.User.Any(UserFields.Status.EqualTo(UserStatus.InvitationExpired)))))
            .Should().BeEquivalentTo("lapsed");
        (await KeysAsync(!UserLinks.Invitations.Any(!isExpired) & UserLinks.Invitations.Any())).Should().BeEquivalentTo("lapsed");
    }

    [Test]
    public async Task A_condition_that_a_service_adds_is_as_of_the_call_too()
    {
        _test.Clock.Advance(TimeSpan.FromDays(2));
        var scope = InvitationFields.Status.EqualTo(InvitationStatus.Expired);

        var page = await Listing.ReadAsync(
            _test.InMemory, _lisbon.TenantId, new InvitationQuery(), new ListShape<Invitation>(InvitationFields.SearchText, null),
            scope, _test.Clock.GetUtcNow(), default);

        page.Items.Should().ContainSingle().Which.Email.Should().Be("lapsed@acme.example");
    }

    [Test]
    public async Task A_cursor_outlives_the_time_at_which_something_expires()
    {
        var query = () => new UserQuery { Where = !UserFields.Status.EqualTo(UserStatus.Active), Take = 1 };
        var first = await _test.System.Users.ListAsync(query());
        _test.Clock.Advance(TimeSpan.FromDays(2));

        var next = query();
        next.Cursor = first.NextCursor;

        (await _test.System.Users.ListAsync(next)).Items.Should().ContainSingle().Which.Key.Should().Be("inactive");
    }

    private async Task<IEnumerable<string>> KeysAsync(Filter where) =>
        (await _test.System.Users.ListAsync(new UserQuery { Where = where })).Items.Select(user => user.Key);
}
