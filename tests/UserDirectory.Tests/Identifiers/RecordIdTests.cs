using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests;

public sealed class RecordIdTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, 535, TimeSpan.Zero);

    [Test]
    public void An_id_is_a_version_7_UUID_that_begins_with_the_time()
    {
        for (var i = 0; i < 1000; i++)
        {
            var text = RecordId.New(s_now).ToString("N");

            Convert.ToInt64(text[..12], 16).Should().Be(s_now.ToUnixTimeMilliseconds());
            text[12].Should().Be('7', "that is the version");
            text[16].Should().BeOneOf(['8', '9', 'a', 'b'], "that is the variant");
        }
    }

    [Test]
    public void The_offset_of_the_time_makes_no_difference() =>
        RecordId.New(s_now.ToOffset(TimeSpan.FromHours(5))).ToString("N")[..12].Should().Be(RecordId.New(s_now).ToString("N")[..12]);

    [Test]
    public void Ids_of_one_moment_differ() =>
        Enumerable.Range(0, 10_000).Select(_ => RecordId.New(s_now)).Should().OnlyHaveUniqueItems();

    [Test]
    public void Every_random_bit_takes_both_values()
    {
        var ids = Enumerable.Range(0, 2000).Select(_ => Bytes(RecordId.New(s_now))).ToArray();
        for (var bit = 48; bit < 128; bit++)
        {
            var values = ids.Select(bytes => (bytes[bit / 8] >> (7 - (bit % 8))) & 1).Distinct().Count();

            values.Should().Be(bit is (>= 48 and < 52) or 64 or 65 ? 1 : 2, "bit {0} is random unless it is version or variant", bit);
        }
    }

    [Test]
    public void A_later_id_orders_after_an_earlier_one()
    {
        var early = FieldValue.Of(RecordId.New(s_now));

        FieldValue.Of(RecordId.New(s_now.AddMilliseconds(1))).Should().BeGreaterThan(early);
        FieldValue.Of(RecordId.New(s_now.AddYears(200))).Should().BeGreaterThan(early);
    }

    [Test]
    public void A_time_before_1970_is_refused() =>
        FluentActions.Invoking(() => RecordId.New(DateTimeOffset.UnixEpoch.AddMilliseconds(-1)))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Test]
    public void Ids_order_as_their_bytes_in_network_order()
    {
        var random = new Random(20260314);
        for (var i = 0; i < 100_000; i++)
        {
            var left = new byte[16];
            random.NextBytes(left);
            var right = (byte[])left.Clone();
            right[random.Next(16)] = (byte)random.Next(256);

            Math.Sign(FieldValue.Of(FromBytes(left)).CompareTo(FieldValue.Of(FromBytes(right))))
                .Should().Be(Math.Sign(left.AsSpan().SequenceCompareTo(right)), "of {0} and {1}", FromBytes(left), FromBytes(right));
        }
    }

    private static byte[] Bytes(Guid id) => Convert.FromHexString(id.ToString("N"));

    private static Guid FromBytes(byte[] bytes) => Guid.ParseExact(Convert.ToHexString(bytes), "N");
}
