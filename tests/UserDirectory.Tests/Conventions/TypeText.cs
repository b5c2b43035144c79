using System.Reflection;

namespace UserDirectory.Tests.Conventions;

/// <summary>How a type is written in C#, nullable references included.</summary>
internal static class TypeText
{
    private static readonly NullabilityInfoContext s_nullability = new();

    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(PropertyInfo property) => Of(property.PropertyType, s_nullability.Create(property), property.GetMethod is null);

    public static string Of(FieldInfo field) => Of(field.FieldType, s_nullability.Create(field), false);

    public static string Of(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var prefix = !type.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        return prefix + Of(type.IsByRef ? type.GetElementType()! : type, s_nullability.Create(parameter), true);
    }

    /// <summary>A type by itself: a base type, an interface, a constraint.</summary>
    public static string Of(Type type) => Of(type, null, false);

    /// <summary>The name without namespace; a nested type has its outer type's before it.</summary>
    public static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsNested && !type.IsGenericParameter ? $"{NameOf(type.DeclaringType!)}.{name}" : name;
    }

    private static string Of(Type type, NullabilityInfo? nullability, bool isWritten)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, null, isWritten) + "?";
        }

        var state = isWritten ? nullability?.WriteState : nullability?.ReadState;
        var mark = state == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType, isWritten)}[]{mark}";
        }

        if (s_keywords.TryGetValue(type, out var keyword))
        {
            return keyword + mark;
        }

        if (!type.IsGenericType)
        {
            return NameOf(type) + mark;
        }

        var arguments = type.GetGenericArguments()
            .Select((argument, index) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index), isWritten));
        return $"{NameOf(type)}<{string.Join(", ", arguments)}>{mark}";
    }
}
