using System.Reflection;
using System.Runtime.Loader;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The directory and OData loaded once more, so that what they keep for the whole process is as in a new one.</summary>
internal sealed class FreshAssemblies() : AssemblyLoadContext("fresh")
{
    private static readonly string[] s_beginnings =
        ["UserDirectory", "WebHost", "Microsoft.OData", "Microsoft.AspNetCore.OData", "Microsoft.Spatial"];

    /// <summary>Runs what a static method of these tests does, among them.</summary>
    public static Task<string[]> RunAsync(Func<Task<string[]>> method)
    {
        var here = method.Method.DeclaringType!;
        var there = new FreshAssemblies().LoadFromAssemblyPath(here.Assembly.Location).GetType(here.FullName!)!;
        return (Task<string[]>)there.GetMethod(method.Method.Name)!.Invoke(null, null)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll");
        return s_beginnings.Any(beginning => assemblyName.Name!.StartsWith(beginning, StringComparison.Ordinal)) && File.Exists(path)
            ? LoadFromAssemblyPath(path)
            : null;
    }
}
