using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

public sealed class DirectoryTextTests
{
    [Test]
    public void Ligatures_and_composed_accents_normalise_alike()
    {
        DirectoryText.Normalize("\uFB01").Should().Be("FI");
        DirectoryText.Normalize("jo\u00E3o").Should().Be(DirectoryText.Normalize("JOA\u0303O"));
    }
}
