using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Walks;

/// <summary>
/// The library, and these tests on it, loaded once more: with a call of <see cref="EnteredFiles.Note"/> at the beginning of every method by
/// which a reader or store of the library is asked. What was read ahead is such a reader, so that a look-up counts though the store had
/// answered it before.
/// </summary>
internal sealed class RecordedLibrary : AssemblyLoadContext
{
    private static readonly string s_tests = typeof(RecordedLibrary).Assembly.Location;

    /// <summary>Runs a walk of <see cref="RecordedWalks"/>.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string walk)
    {
        var walks = new RecordedLibrary().LoadFromAssemblyPath(s_tests).GetType(typeof(RecordedWalks).FullName!, throwOnError: true)!;
        return await (Task<IReadOnlyList<string>>)walks.GetMethod(walk)!.Invoke(null, null)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var library = typeof(User).Assembly;
        return assemblyName.Name == library.GetName().Name ? LoadRewritten(library.Location)
            : assemblyName.Name == typeof(RecordedLibrary).Assembly.GetName().Name ? LoadFromAssemblyPath(s_tests)
            : null;
    }

    private Assembly LoadRewritten(string path)
    {
        using var module = ModuleDefinition.ReadModule(path, new ReaderParameters { ReadSymbols = true });
        var note = module.ImportReference(typeof(EnteredFiles).GetMethod(nameof(EnteredFiles.Note)));
        foreach (var method in module.GetTypes().Where(IsAsked).SelectMany(type => type.Methods).Where(IsAsking))
        {
            method.Body.SimplifyMacros();
            method.Body.GetILProcessor().InsertBefore(method.Body.Instructions[0], Instruction.Create(OpCodes.Call, note));
            method.Body.OptimizeMacros();
        }

        using MemoryStream code = new(), symbols = new();
        module.Write(code, new WriterParameters { SymbolStream = symbols, SymbolWriterProvider = new PortablePdbWriterProvider() });
        return LoadFromStream(new MemoryStream(code.ToArray()), new MemoryStream(symbols.ToArray()));
    }

    private static bool IsAsked(TypeDefinition type) =>
        type.Interfaces.Any(each => each.InterfaceType.Name is nameof(IDirectoryReader) or nameof(IDirectoryStore));

    private static bool IsAsking(MethodDefinition method) =>
        method is { IsPublic: true, IsConstructor: false, HasBody: true } && method.Name.EndsWith("Async", StringComparison.Ordinal);
}
