using System.Reflection;
using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// The list of the conformance fixtures, so that a provider's tests can prove that they leave none out. Stateless and thread-safe.
/// </summary>
public static class ConformanceSuite
{
    /// <summary>Every fixture that a provider must derive from, by name.</summary>
    public static IReadOnlyList<Type> Fixtures { get; } =
    [
        .. typeof(ConformanceFixture).Assembly.GetExportedTypes()
            .Where(type => type.IsAbstract && type.IsSubclassOf(typeof(ConformanceFixture)) && TestsOf(type).Count > 0)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The fixtures from which no test class of an assembly derives; empty when the provider's tests are complete. A class counts when the
    /// test framework would run it: public, neither abstract nor ignored nor explicit.
    /// </summary>
    public static IReadOnlyList<Type> MissingFrom(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return MissingFrom(assembly.GetExportedTypes());
    }

    /// <summary>The fixtures from which none of these public classes derives.</summary>
    internal static IReadOnlyList<Type> MissingFrom(IEnumerable<Type> types)
    {
        var run = types.Where(type => type is { IsClass: true, IsAbstract: false } && !IsLeftOut(type)).ToList();
        return [.. Fixtures.Where(fixture => !run.Exists(type => type.IsSubclassOf(fixture)))];
    }

    /// <summary>The tests of a fixture, in order of declaration.</summary>
    internal static IReadOnlyList<MethodInfo> TestsOf(Type fixture) =>
        [.. fixture.GetMethods().Where(method => method.IsDefined(typeof(TestAttribute), inherit: true))
            .OrderBy(method => method.MetadataToken)];

    private static bool IsLeftOut(Type type) =>
        type.IsDefined(typeof(IgnoreAttribute), inherit: true) || type.IsDefined(typeof(ExplicitAttribute), inherit: true);
}
