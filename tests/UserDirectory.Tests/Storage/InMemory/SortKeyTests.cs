using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class SortKeyTests
{
    private static readonly FieldValue[] s_texts =
        [default, "", "A", "AB", "ABC", "ABCD", "ABCDE", "ABCDF", "ABD", "\0", "\uD7FF", "\uE000", "\uFFFF",
            "\U00010000", "\U0010FFFF", "AAA\U0001F600", "AAA\uFFFD"];

    private static readonly FieldValue[] s_numbers =
        [default, FieldValue.Of(-5), FieldValue.Of(0), FieldValue.Of(7), FieldValue.Of(long.MaxValue)];

    [Test]
    public void Keys_of_texts_order_as_the_texts_do() => Compare(s_texts);

    [Test]
    public void Keys_of_numbers_order_as_the_numbers_do() => Compare(s_numbers);

    [Test]
    public void Keys_of_times_order_as_the_times_do() =>
        Compare([default, FieldValue.Of(DateTimeOffset.MinValue), FieldValue.Of(StoredTenant.Now), FieldValue.Of(DateTimeOffset.MaxValue)]);

    [Test]
    public void Keys_of_flags_order_as_the_flags_do() => Compare([FieldValue.Of(false), FieldValue.Of(true)]);

    [Test]
    public void The_least_key_is_after_the_missing_one_and_at_or_before_every_other()
    {
        SortKey.LeastOf(FieldKind.Text).CompareTo(SortKey.Missing).Should().BePositive();
        s_texts.Skip(1).Should().OnlyContain(value => SortKey.LeastOf(FieldKind.Text).CompareTo(SortKey.Of(value)) <= 0);
        s_numbers.Skip(1).Should().OnlyContain(value => SortKey.LeastOf(FieldKind.Number).CompareTo(SortKey.Of(value)) <= 0);
    }

    [Test]
    public void What_starts_with_a_prefix_is_between_it_and_the_key_after_it()
    {
        foreach (var value in s_texts.Skip(1))
        {
            var isWithin = SortKey.Of("AB").CompareTo(SortKey.Of(value)) <= 0 && SortKey.Of(value).CompareTo(SortKey.AfterPrefix("AB")) < 0;
            isWithin.Should().Be(value.Text!.StartsWith("AB", StringComparison.Ordinal), value.Text);
        }
    }

    private static void Compare(FieldValue[] values)
    {
        foreach (var left in values)
        {
            foreach (var right in values)
            {
                Math.Sign(SortKey.Of(left).CompareTo(SortKey.Of(right)))
                    .Should().Be(Math.Sign(left.CompareTo(right)), $"of '{left}' and '{right}'");
                (SortKey.Of(left) == SortKey.Of(right)).Should().Be(left.Equals(right), $"of '{left}' and '{right}'");
            }
        }
    }
}
