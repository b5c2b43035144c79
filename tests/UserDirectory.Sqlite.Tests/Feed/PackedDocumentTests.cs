using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests;

/// <summary>Documents come back as they were, whatever they say, and what changes tell takes few bytes.</summary>
public sealed class PackedDocumentTests
{
    private const string Id = "01a22eeb-7dcd-7018-ab6e-38bc55e02273";

    private static readonly string[] s_pieces =
    [
        Id, Id.ToUpperInvariant(), "01A22eeb-7dcd-7018-ab6e-38bc55e02273", "00000000-0000-0000-0000-000000000000", Id[..35], "-", "\"", "[",
        "]", ",", "é", "漢字", "😀", "\\u0001", "\0", "\n", "[1,10,\"", "\"OrganizationId\",\"", "aaaaaaaaaaaa", "{01a22eeb-7dcd-7018-ab6e-",
    ];

    [Test]
    public void Any_document_comes_back_as_it_was([Range(0, 300, 20)] int pieces)
    {
        var random = new Random(pieces);
        for (var round = 0; round < 40; round++)
        {
            var text = Document(random, pieces);

            Back(text).Should().Be(text);
        }
    }

    [Test]
    public void A_long_one_comes_back_too()
    {
        var text = string.Join(',', Enumerable.Range(0, 3_000).Select(_ => Creation())) + new string('x', 100_000);

        Back(text).Should().Be(text);
        ((byte[])PackedDocument.Of(text)).Length.Should().BeLessThan(text.Length / 4);
    }

    [Test]
    public void A_character_that_stands_for_ids_comes_back()
    {
        var text = $"{Id}\u0001{Id}{Creation()}";

        Back(text).Should().Be(text);
    }

    [Test]
    public void The_shortest_stay_text() => PackedDocument.Of("[]").Should().Be("[]");

    [Test]
    public void What_a_creation_tells_takes_a_fifth() =>
        ((byte[])PackedDocument.Of($"[{Creation()}]")).Length.Should().BeLessThanOrEqualTo(150);

    [Test]
    public void Bytes_that_end_before_or_go_on_are_no_document()
    {
        var packed = (byte[])PackedDocument.Of($"[{Creation()},[\"漢字 {Guid.NewGuid()}\"]]");
        for (var length = 0; length < packed.Length; length++)
        {
            var read = () => PackedDocument.Text(packed.AsSpan(0, length));
            read.Should().Throw<FormatException>();
        }

        var more = () => PackedDocument.Text([.. packed, 0]);
        more.Should().Throw<FormatException>();
    }

    [Test]
    public void Damaged_bytes_are_never_another_error([Range(0, 9)] int seed)
    {
        var random = new Random(seed);
        var packed = (byte[])PackedDocument.Of(Document(random, 100));
        var refused = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = packed.ToArray();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                _ = PackedDocument.Text(damaged);
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        refused.Should().BeGreaterThan(100);
    }

    private static string Back(string text) => PackedDocument.Of(text) is byte[] packed ? PackedDocument.Text(packed) : text;

    private static string Document(Random random, int pieces)
    {
        var text = new StringBuilder("{\"a document that is long enough to be packed, whatever it says\":");
        for (var piece = 0; piece < pieces; piece++)
        {
            text.Append(random.Next(4) == 0 ? Guid.CreateVersion7().ToString() : s_pieces[random.Next(s_pieces.Length)]);
        }

        return text.ToString();
    }

    // An account with a membership and three roles, all made at once, as the feed tells it.
    private static string Creation()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var (user, place) = (Guid.CreateVersion7(now), Guid.NewGuid());
        return $"[1,3,\"{user}\",1,[]],[1,6,\"{Guid.CreateVersion7(now)}\",1,[\"UserId\",\"{user}\",\"OrganizationId\",\"{place}\"]],"
            + string.Join(',', Enumerable.Range(0, 3).Select(_ => $"[1,10,\"{Guid.CreateVersion7(now)}\",1,["
                + $"\"RoleId\",\"{Guid.NewGuid()}\",\"UserId\",\"{user}\",\"OrganizationId\",\"{place}\"]]"));
    }
}
