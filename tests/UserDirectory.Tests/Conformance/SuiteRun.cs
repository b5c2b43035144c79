using System.Reflection;
using NUnit.Framework;
using NUnit.Framework.Internal;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance;

/// <summary>Runs fixtures of the conformance suite on a store, inside a test, and tells which of their tests failed.</summary>
internal static class SuiteRun
{
    /// <summary>The failed tests as <c>fixture.test</c>.</summary>
    public static async Task<IReadOnlyList<string>> FailuresOfAsync<TSource>(IEnumerable<Type> fixtures)
        where TSource : IStoreSource
    {
        var failures = new List<string>();
        foreach (var fixture in fixtures)
        {
            var type = typeof(SuiteRun).Assembly.GetExportedTypes()
                .Single(type => type.IsGenericTypeDefinition && type.IsSubclassOf(fixture)).MakeGenericType(typeof(TSource));
            foreach (var test in ConformanceSuite.TestsOf(type))
            {
                if (!await PassesAsync(type, test))
                {
                    failures.Add($"{fixture.Name}.{test.Name}");
                }
            }
        }

        return failures;
    }

    private static async Task<bool> PassesAsync(Type type, MethodInfo test)
    {
        // Without a context of its own a failed assertion would fail the test that this runs in.
        var output = TestContext.Out;
        using var context = new TestExecutionContext.IsolatedContext();
        var fixture = (ConformanceFixture)Activator.CreateInstance(type)!;
        await fixture.MakeStoreReadyAsync();
        try
        {
            await (test.Invoke(fixture, BindingFlags.DoNotWrapExceptions, null, null, null) as Task ?? Task.CompletedTask);
            return true;
        }
        catch (Exception exception)
        {
            // As for the test framework, whatever a test throws is its failure.
            await output.WriteLineAsync($"{type.Name}.{test.Name}: {exception}");
            return false;
        }
        finally
        {
            await fixture.LetStoreGoAsync();
        }
    }
}
