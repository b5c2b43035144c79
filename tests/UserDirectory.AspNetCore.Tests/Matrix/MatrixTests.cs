using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>What <c>permissions.txt</c> says, and what the operations answer.</summary>
public sealed class MatrixTests
{
    private static readonly Operation[] s_operations =
        [.. TenantUsersApi.Operations, .. AuthApi.Operations, .. OrganizationsApi.Operations,
            .. InvitationsApi.Operations, .. AccountApi.Operations];

    [Test]
    public async Task Everybody_is_answered_what_the_file_says([Values] HostStore store)
    {
        var cells = await MatrixRuns.PlainAsync(store);

        Differences.FromFile(cells).Should().BeEmpty();
        cells.Should().HaveCountGreaterThan(1_000);
    }

    [Test]
    public async Task Everybody_is_refused_alike_in_every_store()
    {
        var differences = Differences.From(await MatrixRuns.PlainAsync(), await MatrixRuns.PlainAsync(HostStore.Sqlite));

        differences.Should().BeEmpty();
    }

    [Test]
    public void Every_operation_is_in_the_file_and_nothing_else_is() =>
        MatrixRuns.Rows.Select(row => row.Operation).Distinct().Should().BeEquivalentTo(s_operations.Select(operation => operation.Id));

    [Test]
    public void Every_number_of_the_three_families_stands_at_one_operation()
    {
        IEnumerable<string> numbers =
        [
            .. Numbered("P", 26), .. Numbered("S", 18), .. Numbered("O", 6), .. Numbered("SG", 15), .. Numbered("SR", 15),
        ];

        var found = MatrixRuns.Rows.SelectMany(row => row.Numbers.Select(number => (number, row.Operation)))
            .Distinct().Select(pair => pair.number);

        found.Should().BeEquivalentTo(numbers);
    }

    [Test]
    public void Every_request_has_a_line_and_no_line_is_there_twice()
    {
        MatrixRuns.Rows.Select(row => row.Key).Distinct().Should().BeEquivalentTo(Requests.All.Keys);
        MatrixRuns.Rows.Select(row => row.ToString()).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void Where_a_request_names_an_account_the_file_says_what_that_account_is_answered()
    {
        var wrong = MatrixRuns.Rows.Where(row =>
            (row.Request.Names.Overlaps(Names.OfUsers) || row.At == "self") == (row.Cells[(int)Actor.Self] == PermissionRow.Nothing));

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Whoever_holds_the_permission_at_the_place_does_what_the_operation_is_for()
    {
        // Else a cell of 403 beside it would say nothing.
        var never = MatrixRuns.Rows.GroupBy(row => row.Key).Where(rows => !rows.Any(row => row.Cells[(int)Actor.Tenant][0] == '2'))
            .Select(rows => rows.Key);

        never.Should().BeEmpty();
    }

    private static IEnumerable<string> Numbered(string family, int count) =>
        Enumerable.Range(1, count).Select(number => $"{family}{number}");
}
