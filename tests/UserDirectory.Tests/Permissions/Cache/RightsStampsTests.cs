using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>When rights that were read are not what they were any more.</summary>
public sealed class RightsStampsTests
{
    private readonly Guid _ann = Guid.NewGuid();
    private readonly RightsStamps _stamps = new();

    [Test]
    public void A_stamp_is_current_until_something_changes_the_rights_of_the_account()
    {
        var before = _stamps.Of(_ann);
        before.IsCurrent.Should().BeTrue();

        _stamps.Raise(_ann);

        before.IsCurrent.Should().BeFalse();
        _stamps.Of(_ann).IsCurrent.Should().BeTrue();
    }

    [Test]
    public void After_the_end_none_is_current_whenever_it_was_taken()
    {
        var before = _stamps.Of(_ann);

        _stamps.End();

        before.IsCurrent.Should().BeFalse();
        _stamps.Of(_ann).IsCurrent.Should().BeFalse("nobody raises the number any more");
    }
}
