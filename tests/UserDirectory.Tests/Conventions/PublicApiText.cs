using System.Reflection;
using System.Runtime.CompilerServices;

namespace UserDirectory.Tests.Conventions;

/// <summary>
/// Writes the public types of an assembly as C# without bodies, sorted, a member a line. What the compiler adds to a record is left out.
/// </summary>
internal static class PublicApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        List<string> lines = [];
        foreach (var space in assembly.GetExportedTypes().GroupBy(type => type.Namespace, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            lines.Add($"namespace {space.Key};");
            lines.Add("");
            foreach (var type in space.OrderBy(TypeText.NameOf, StringComparer.Ordinal).ThenBy(type => type.GetGenericArguments().Length))
            {
                lines.AddRange(LinesOf(type));
                lines.Add("");
            }
        }

        return string.Join('\n', lines).TrimEnd('\n') + "\n";
    }

    /// <summary>What a type shows itself: not what it inherits, and nothing that the compiler made.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type)
    {
        foreach (var member in type.GetMembers(Declared))
        {
            var isShown = member switch
            {
                MethodInfo method => MemberText.IsShown(method)
                    && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
                ConstructorInfo constructor => MemberText.IsShown(constructor) && !constructor.IsStatic,
                PropertyInfo property => MemberText.IsShown(property.GetMethod) || MemberText.IsShown(property.SetMethod),
                FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
                EventInfo happening => MemberText.IsShown(happening.AddMethod),
                _ => false,
            };
            if (isShown && !member.IsDefined(typeof(CompilerGeneratedAttribute), false))
            {
                yield return member;
            }
        }
    }

    public static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is not null;

    private static IEnumerable<string> LinesOf(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield return $"public delegate {MemberText.Of(type.GetMethod("Invoke")!)}";
            yield break;
        }

        yield return Head(type);
        yield return "{";
        var members = MembersOf(type).Select(member => (member.Name, Rank: Rank(member), Text: MemberText.Of(member)));
        var sorted = type.IsEnum
            ? members
            : members.OrderBy(member => member.Rank).ThenBy(member => member.Name, StringComparer.Ordinal)
                .ThenBy(member => member.Text, StringComparer.Ordinal);
        foreach (var member in sorted)
        {
            yield return $"    {member.Text}";
        }

        yield return "}";
    }

    private static int Rank(MemberInfo member) => member switch
    {
        FieldInfo => 0,
        ConstructorInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        MethodInfo { IsSpecialName: true } => 5,
        _ => 4,
    };

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "")
                + (IsRecord(type) ? "record struct" : "struct"),
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (IsRecord(type) ? "record" : "class"),
        };
        List<Type> bases = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)
            ? [parent]
            : [];
        if (!type.IsEnum)
        {
            bases.AddRange(OwnInterfaces(type).OrderBy(TypeText.Of, StringComparer.Ordinal));
        }

        var flags = type.IsDefined(typeof(FlagsAttribute), false) ? "[Flags] " : "";
        var list = bases.Count == 0 ? "" : $" : {string.Join(", ", bases.Select(TypeText.Of))}";
        return $"{flags}public {kind} {TypeText.Of(type)}{list}{MemberText.Constraints(type.GetGenericArguments())}";
    }

    /// <summary>The interfaces that the type adds to those of its base type; a record's equality with itself goes without saying.</summary>
    private static IEnumerable<Type> OwnInterfaces(Type type)
    {
        var all = type.GetInterfaces();
        var inherited = (type.BaseType?.GetInterfaces() ?? []).Concat(all.SelectMany(each => each.GetInterfaces())).ToHashSet();
        return all.Where(each => !inherited.Contains(each) && !(IsRecord(type) && each.Name == "IEquatable`1"));
    }
}
