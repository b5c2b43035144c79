using System.Reflection;
using NUnit.Framework;
using UserDirectory.Tests.Conformance;

namespace UserDirectory.Sqlite.Tests;

/// <summary>The whole conformance suite on a file.</summary>
public sealed class SuiteTests
{
    [TestCaseSource(nameof(Cases))]
    public Task The_suite_passes(Type fixture, MethodInfo test) => SuiteCases.RunAsync(fixture, test);

    [OneTimeTearDown]
    public void RemoveFiles() => Directory.Delete(SqliteSource.Folder, recursive: true);

    private static IEnumerable<TestCaseData> Cases() => SuiteCases.Of<SqliteSource>();
}
