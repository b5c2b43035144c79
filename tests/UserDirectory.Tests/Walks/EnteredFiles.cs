using System.Diagnostics;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Walks;

/// <summary>
/// Keeps the files of the library that are on the stack whenever the store's interface is asked. Called by what
/// <see cref="RecordedLibrary"/> writes into the library; for one thread.
/// </summary>
public static class EnteredFiles
{
    private const string Root = "/src/UserDirectory/";
    private static readonly List<string> s_files = [];

    /// <summary>In the order in which they were first entered, as seen from the library's folder.</summary>
    public static IReadOnlyList<string> All => [.. s_files];

    public static void Forget() => s_files.Clear();

    /// <summary>
    /// Everything on the way answers at once, because the store in memory does: so the stack of the thread is the whole way, awaits and
    /// all. It ends at the interface: how one reader asks another is no part of it.
    /// </summary>
    public static void Note()
    {
        foreach (var file in new StackTrace(fNeedFileInfo: true).GetFrames().Reverse().TakeWhile(frame => !IsOfReader(frame))
            .Select(frame => frame.GetFileName()?.Replace('\\', '/')).OfType<string>())
        {
            var at = file.LastIndexOf(Root, StringComparison.Ordinal);
            if (at >= 0 && !s_files.Contains(file[(at + Root.Length)..]))
            {
                s_files.Add(file[(at + Root.Length)..]);
            }
        }
    }

    // Of an asynchronous method, what runs is a method of a type that the compiler puts into the reader's.
    private static bool IsOfReader(StackFrame frame)
    {
        for (var type = frame.GetMethod()?.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (typeof(IDirectoryReader).IsAssignableFrom(type))
            {
                return true;
            }
        }

        return false;
    }
}
