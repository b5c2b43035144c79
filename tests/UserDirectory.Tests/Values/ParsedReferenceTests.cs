using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Values;

public sealed class ParsedReferenceTests
{
    [Test]
    public void Every_text_is_parsed_as_a_reference_and_null_is_not()
    {
        var id = Guid.NewGuid();

        EntityRef.Parse("lisbon:editor", null).Should().Be((EntityRef)"lisbon:editor");
        EntityRef.TryParse(id.ToString(), null, out var byId).Should().BeTrue();
        byId.Id.Should().Be(id);
        EntityRef.TryParse(null, null, out var missing).Should().BeFalse();
        missing.IsMissing.Should().BeTrue("what was not given never stands for the tenant");
    }
}
