using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class AssignmentDatesTests
{
    private TestDirectory _test = null!;
    private DateTimeOffset _now;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _now = _test.Clock.GetUtcNow();
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_role_counts_from_its_first_moment_until_before_its_last()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(_now.AddHours(1), _now.AddHours(2)));

        var before = await MayAsync();
        _test.Clock.Advance(TimeSpan.FromHours(1));
        var first = await MayAsync();
        _test.Clock.Advance(TimeSpan.FromHours(1));
        var end = await MayAsync();

        (before, first, end).Should().Be((false, true, false));
    }

    [Test]
    public async Task Dates_are_kept_in_universal_time_and_whole_microseconds()
    {
        var from = new DateTimeOffset(2026, 2, 1, 1, 0, 0, TimeSpan.FromHours(1)).AddTicks(19);

        await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(from, null));

        (await AssignmentAsync()).ValidFrom.Should().Be(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(10));
        (await AssignmentAsync()).ValidFrom!.Value.Offset.Should().Be(TimeSpan.Zero);
    }

    [Test]
    public async Task Without_dates_those_of_what_is_there_stay()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(null, _now.AddHours(2)));

        await _test.System.Roles.AssignAsync("ann", ["editor", "read-only"]);

        var assigned = await _test.System.Roles.ListAssignmentsAsync("ann");
        assigned.Select(one => (one.Role.Key, one.Assignment.ValidUntil))
            .Should().BeEquivalentTo([("editor", _now.AddHours(2)), ("read-only", (DateTimeOffset?)null)]);
    }

    [Test]
    public async Task Given_dates_replace_those_of_what_is_there()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"]);
        await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(_now, _now.AddHours(2)));
        var limited = await AssignmentAsync();

        await _test.System.Roles.AssignAsync("ann", ["editor"], default, Validity.Always);

        limited.Should().BeEquivalentTo(
            new { ValidFrom = (DateTimeOffset?)_now, ValidUntil = (DateTimeOffset?)_now.AddHours(2), Version = 2L });
        (await AssignmentAsync()).Should().BeEquivalentTo(
            new { limited.Id, ValidFrom = (DateTimeOffset?)null, ValidUntil = (DateTimeOffset?)null, Version = 3L });
    }

    [Test]
    public async Task A_role_that_has_ended_is_given_anew()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(null, _now.AddHours(1)));
        _test.Clock.Advance(TimeSpan.FromHours(1));

        await _test.System.Roles.AssignAsync("ann", ["editor"]);

        (await MayAsync()).Should().BeTrue();
    }

    [Test]
    public async Task Giving_anew_what_has_ended_asks_for_it()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(null, _now.AddHours(1)));
        var carl = _test.As(await _test.HolderAsync("carl", default, "users.update-roles"));
        await carl.Roles.AssignAsync("ann", ["editor"]);
        _test.Clock.Advance(TimeSpan.FromHours(1));
        var again = async () => await carl.Roles.AssignAsync("ann", ["editor"]);
        var replace = async () => await carl.Roles.ReplaceAsync("ann", ["editor"]);

        await again.ShouldEscalateAsync("invoices.write");
        await replace.ShouldEscalateAsync("invoices.write");
    }

    [Test]
    public async Task Changing_dates_asks_for_what_the_role_gives()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(null, _now.AddHours(1)));
        var carl = _test.As(await _test.HolderAsync("carl", default, "users.update-roles"));
        var dora = _test.As(await _test.HolderAsync("dora", default, "users.update-roles", "invoices.write"));
        var lengthen = async () => await carl.Roles.AssignAsync("ann", ["editor"], default, Validity.Always);

        await lengthen.ShouldEscalateAsync("invoices.write");
        await carl.Roles.AssignAsync("ann", ["editor"], default, new Validity(null, _now.AddHours(1)));
        await dora.Roles.AssignAsync("ann", ["editor"], default, Validity.Always);

        (await AssignmentAsync()).ValidUntil.Should().BeNull();
    }

    [TestCase(2, 2)]
    [TestCase(2, 1)]
    public async Task An_end_that_is_not_after_the_beginning_is_refused(int from, int until)
    {
        var assign = async () => await _test.System.Roles.AssignAsync(
            "ann", ["editor"], default, new Validity(_now.AddHours(from), _now.AddHours(until)));

        await assign.ShouldBeInvalidAsync("validity validity.range");
    }

    [Test]
    public async Task Dates_that_are_the_same_microsecond_are_no_range()
    {
        var assign = async () => await _test.System.Roles.AssignAsync(
            "ann", ["editor"], default, new Validity(_now.AddHours(1), _now.AddHours(1).AddTicks(9)));

        await assign.ShouldBeInvalidAsync("validity validity.range");
    }

    [TestCase(0)]
    [TestCase(-1)]
    public async Task An_end_that_is_past_is_refused(int until)
    {
        var assign = async () => await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(null, _now.AddHours(until)));

        await assign.ShouldBeInvalidAsync("validity validity.ended");
    }

    private async Task<bool> MayAsync() => await _test.System.Permissions.CheckAsync("ann", "invoices.write");

    private async Task<RoleAssignment> AssignmentAsync() =>
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().ContainSingle().Which.Assignment;
}
