using System.Reflection;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;
using UserDirectory.Tests.Conformance;

namespace UserDirectory.Sqlite.Tests.Transactions;

/// <summary>What the conformance suite asks of commits, each of them in a transaction of the host's.</summary>
public sealed class EnlistedSuiteTests
{
    private static readonly Type[] s_ofCommits =
    [
        typeof(AtomicityConformance), typeof(AuthorityConformance), typeof(ConditionConformance), typeof(FeedConformance),
        typeof(IsolatedWriteConformance), typeof(KeyChangeConformance), typeof(LinkConformance), typeof(RecordConformance),
        typeof(RepeatConformance), typeof(SignInConformance), typeof(TenantConformance), typeof(UniqueKeyConformance),
        typeof(VersionConformance),
    ];

    [TestCaseSource(nameof(Cases))]
    public Task The_suite_passes(Type fixture, MethodInfo test) => SuiteCases.RunAsync(fixture, test);

    [Test]
    public void There_are_tests_of_commits() => Cases().Should().HaveCountGreaterThan(40);

    [OneTimeTearDown]
    public void RemoveFiles() => Directory.Delete(EnlistedSource.Folder, recursive: true);

    private static IEnumerable<TestCaseData> Cases() => SuiteCases.Of<EnlistedSource>()
        .Where(test => s_ofCommits.Contains(((Type)test.Arguments[0]!).BaseType))
        .Select(test => test.SetName($"Enlisted.{test.TestName}"));
}
