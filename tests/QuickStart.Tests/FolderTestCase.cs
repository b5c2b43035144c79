using NUnit.Framework;

namespace QuickStart.Tests;

/// <summary>Has a folder of its own for the files of each test.</summary>
public abstract class FolderTestCase
{
    protected string Folder { get; private set; } = null!;

    [SetUp]
    public void MakeFolder() => Folder = Directory.CreateTempSubdirectory("quick-start-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Folder, recursive: true);

    protected string PathOf(string name) => Path.Combine(Folder, name);
}
