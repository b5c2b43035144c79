using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

/// <summary>Sets of permissions are shared by all who have them, and kept no longer than somebody has.</summary>
public sealed class SharedSetsTests
{
    private readonly SharedSets _sets = new();

    [Test]
    public void Equal_sets_are_one()
    {
        var first = _sets.Of(Set(1));

        _sets.Of(Set(1)).Should().BeSameAs(first);
        _sets.Of(Set(2)).Should().NotBeSameAs(first);
    }

    [Test]
    public void However_often_roles_are_edited_only_so_many_are_kept_and_those_that_are_asked_for_stay()
    {
        var used = _sets.Of(Set(0));
        for (var i = 1; i < 90_000; i++)
        {
            _sets.Of(Set(i));
            if (i % 1_000 == 0)
            {
                _sets.Of(Set(0)).Should().BeSameAs(used);
            }
        }

        _sets.Count.Should().BeLessThan(10_000);
    }

    private static PermissionSet Set(int number) => new([(ulong)number]);
}
