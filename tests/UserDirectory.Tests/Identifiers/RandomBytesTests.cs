using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class RandomBytesTests
{
    [Test]
    public void Two_draws_differ()
    {
        RandomBytes.Create(32).Should().HaveCount(32).And.NotEqual(RandomBytes.Create(32));
        RandomBytes.Create(0).Should().BeEmpty();
    }

    [Test]
    public void The_whole_buffer_is_filled()
    {
        var seen = new bool[64];
        for (var round = 0; round < 20; round++)
        {
            var buffer = new byte[64];
            RandomBytes.Fill(buffer);
            for (var i = 0; i < buffer.Length; i++)
            {
                seen[i] |= buffer[i] != 0;
            }
        }

        seen.Should().AllBeEquivalentTo(true, "twenty zeros in a row at one place are not random");
    }
}
