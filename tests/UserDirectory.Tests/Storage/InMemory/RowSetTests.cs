using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class RowSetTests
{
    [Test]
    public void It_has_each_row_once_in_the_order_in_which_they_came()
    {
        using var rows = new RowSet(1_000);
        foreach (var row in new[] { 70, 3, 999, 70, 0, 3, 64, 63 })
        {
            rows.Add(row);
        }

        rows.Found.ToArray().Should().Equal(70, 3, 999, 0, 64, 63);
        rows.Count.Should().Be(6);
        Enumerable.Range(-1, 1_002).Where(rows.Contains).Should().Equal(0, 3, 63, 64, 70, 999);
    }

    [TestCase(-1)]
    [TestCase(100)]
    [TestCase(int.MaxValue)]
    public void What_is_no_row_of_the_table_is_left_aside(int row)
    {
        using var rows = new RowSet(100);
        rows.Add(row);

        rows.Count.Should().Be(0);
        rows.Contains(row).Should().BeFalse();
    }

    [Test]
    public void It_grows_and_what_was_lent_before_is_not_in_it()
    {
        for (var round = 0; round < 3; round++)
        {
            using var rows = new RowSet(5_000);
            rows.Contains(round == 0 ? 0 : 4_998).Should().BeFalse();
            foreach (var row in Enumerable.Range(0, 2_500))
            {
                rows.Add(row * 2);
            }

            rows.Found.ToArray().Should().Equal(Enumerable.Range(0, 2_500).Select(row => row * 2));
        }
    }

    [Test]
    public void A_table_without_rows_has_none()
    {
        using var rows = new RowSet(0);
        rows.Add(0);

        rows.Found.ToArray().Should().BeEmpty();
    }
}
