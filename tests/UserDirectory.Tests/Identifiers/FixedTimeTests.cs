using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class FixedTimeTests
{
    [Test]
    public void The_same_bytes_are_equal()
    {
        var bytes = RandomBytes.Create(32);

        FixedTime.AreEqual(bytes, (byte[])bytes.Clone()).Should().BeTrue();
        FixedTime.AreEqual([], []).Should().BeTrue();
    }

    [Test]
    public void One_changed_bit_anywhere_makes_them_unequal()
    {
        var bytes = RandomBytes.Create(32);
        for (var bit = 0; bit < 256; bit++)
        {
            var other = (byte[])bytes.Clone();
            other[bit / 8] ^= (byte)(1 << (bit % 8));

            FixedTime.AreEqual(bytes, other).Should().BeFalse("bit {0} differs", bit);
        }
    }

    [Test]
    public void Another_length_is_unequal()
    {
        FixedTime.AreEqual([1, 2], [1, 2, 0]).Should().BeFalse();
        FixedTime.AreEqual([1, 2], []).Should().BeFalse();
    }
}
