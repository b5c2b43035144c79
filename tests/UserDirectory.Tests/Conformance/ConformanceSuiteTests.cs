using FluentAssertions;
using NUnit.Framework;
using NUnit.Framework.Internal;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance;

public sealed class ConformanceSuiteTests
{
    private static readonly Type[] s_here = typeof(ConformanceSuiteTests).Assembly.GetExportedTypes();

    [Test]
    public void No_fixture_is_left_out_here() =>
        ConformanceSuite.MissingFrom(typeof(ConformanceSuiteTests).Assembly)
            .Should().BeEmpty("each fixture needs a test class that derives from it");

    [Test]
    public void An_assembly_that_derives_from_none_lacks_them_all() =>
        ConformanceSuite.MissingFrom(typeof(ConformanceSuite).Assembly).Should().Equal(ConformanceSuite.Fixtures).And.NotBeEmpty();

    [Test]
    public void A_fixture_that_is_left_out_is_named()
    {
        foreach (var fixture in ConformanceSuite.Fixtures)
        {
            ConformanceSuite.MissingFrom(s_here.Where(type => !type.IsSubclassOf(fixture))).Should().Equal(fixture);
        }
    }

    [TestCase(typeof(ExplicitTests<object>))]
    [TestCase(typeof(AbstractTests))]
    public void A_class_that_is_not_run_does_not_count(Type type) =>
        ConformanceSuite.MissingFrom(s_here.Where(other => !other.IsSubclassOf(typeof(FeedConformance))).Append(type))
            .Should().Equal(typeof(FeedConformance));

    [Test]
    public void Every_fixture_can_be_derived_from_with_one_method() => ConformanceSuite.Fixtures.Should().OnlyContain(
        fixture => fixture.GetMethods(
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
            .Count(method => method.IsAbstract) == 1);

    [Test]
    public async Task What_a_store_does_not_say_that_it_can_is_ignored()
    {
        using var context = new TestExecutionContext.IsolatedContext();
        var fixture = new RestoreTests<ColumnSource>();
        await fixture.MakeStoreReadyAsync();

        await FluentActions.Awaiting(fixture.A_tenant_is_there_exactly_as_it_was).Should().ThrowAsync<IgnoreException>();
    }

    /// <summary>
    /// Generic, and never closed by the test framework: it would find a plain class, nested and private as it is, and list its tests as not
    /// executed.
    /// </summary>
    [Explicit]
    private sealed class ExplicitTests<T> : FeedConformance
    {
        protected override ValueTask<IDirectoryStore> CreateStoreAsync() => new(new ModelStore());
    }

    private abstract class AbstractTests : FeedConformance;
}
