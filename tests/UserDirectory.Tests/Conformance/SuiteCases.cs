using System.Reflection;
using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance;

/// <summary>The tests of the conformance suite on a store as test cases, for the tests of a provider.</summary>
public static class SuiteCases
{
    /// <summary>All of them: a fixture of the suite on the store, and a test of it.</summary>
    public static IEnumerable<TestCaseData> Of<TSource>()
        where TSource : IStoreSource =>
        from fixture in typeof(SuiteCases).Assembly.GetExportedTypes()
        where fixture is { IsGenericTypeDefinition: true } && fixture.IsSubclassOf(typeof(ConformanceFixture))
        let type = fixture.MakeGenericType(typeof(TSource))
        from test in ConformanceSuite.TestsOf(type)
        select new TestCaseData(type, test) { TestName = $"{fixture.BaseType!.Name}.{test.Name}" };

    /// <summary>Runs one on a fresh store.</summary>
    public static async Task RunAsync(Type fixture, MethodInfo test)
    {
        var run = (ConformanceFixture)Activator.CreateInstance(fixture)!;
        await run.MakeStoreReadyAsync();
        try
        {
            await (test.Invoke(run, BindingFlags.DoNotWrapExceptions, null, null, null) as Task ?? Task.CompletedTask);
        }
        finally
        {
            await run.LetStoreGoAsync();
        }
    }
}
