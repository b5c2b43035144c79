using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WebHost;

/// <summary>
/// What the code's comments say of types and members, out of the files that the compiler writes beside the assemblies; nothing where there
/// is none.
/// </summary>
internal static partial class Comments
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> s_files = new();

    public static string? Of(Type type) => Text(Find(type)?.Element("summary"));

    public static string? Of(JsonPropertyInfo member) => member.AttributeProvider is PropertyInfo { DeclaringType: { } type } property
        ? Text(Find(type, property.Name)?.Element("summary"))
            ?? Text(Find(type)?.Elements("param").FirstOrDefault(each => each.Attribute("name")?.Value == property.Name))
        : null;

    private static XElement? Find(Type type, string? member = null)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return s_files.GetOrAdd(type.Assembly, Read)
            .GetValueOrDefault(member is null ? $"T:{definition.FullName}" : $"P:{definition.FullName}.{member}");
    }

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(path) ? XDocument.Load(path).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value) : [];
    }

    private static string? Text(XElement? comment)
    {
        if (comment is null)
        {
            return null;
        }

        var parts = comment.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement element when element.Attribute("cref") is { } cref => cref.Value[(cref.Value.LastIndexOf('.') + 1)..],
            XElement element => element.Value,
            _ => string.Empty,
        });
        return Spaces().Replace(string.Concat(parts), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
