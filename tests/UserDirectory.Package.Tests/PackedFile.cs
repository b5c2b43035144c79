using System.IO.Compression;
using System.Xml.Linq;

namespace UserDirectory.Package.Tests;

/// <summary>A packed file, read whole: the entries by path, and the description.</summary>
internal sealed class PackedFile
{
    private PackedFile(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        Entries = archive.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
        var description = XDocument.Load(
            new MemoryStream(Entries.Single(entry => entry.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value));
        Metadata = description.Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    public IReadOnlyDictionary<string, byte[]> Entries { get; }

    public XElement Metadata { get; }

    /// <summary>The first of the two packs of the same commit.</summary>
    public static PackedFile Of(string id, string extension = "nupkg") => In("USERDIRECTORY_PACKAGES", id, extension);

    /// <summary>The second, packed from a copy in another folder.</summary>
    public static PackedFile AgainOf(string id, string extension = "nupkg") => In("USERDIRECTORY_PACKAGES_AGAIN", id, extension);

    public string? Value(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>The ids that the package depends on, for each target.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Dependencies() =>
        Metadata.Descendants().Where(element => element.Name.LocalName == "group" && element.Parent!.Name.LocalName == "dependencies")
            .ToDictionary(
                group => group.Attribute("targetFramework")!.Value,
                group => (IReadOnlyList<string>)[.. group.Elements().Select(dependency => dependency.Attribute("id")!.Value)]);

    private static PackedFile In(string variable, string id, string extension)
    {
        var folder = Environment.GetEnvironmentVariable(variable)
            ?? throw new InvalidOperationException($"{variable} must name the folder of the packages; .ci/run does.");
        return new PackedFile(
            Directory.GetFiles(folder, $"{id}.*.{extension}").Single(path => char.IsAsciiDigit(Path.GetFileName(path)[id.Length + 1])));
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
