using System.Reflection;
using System.Runtime.CompilerServices;

namespace UserDirectory.Tests;

/// <summary>
/// Everything that is kept in memory from some objects on, by walking their fields: how many bytes it takes, about, and which texts are
/// there. Says the same at every run, which a measure of the process's memory does not. Weak references keep nothing.
/// </summary>
internal sealed class ReachableObjects
{
    private const int HeaderBytes = 16;
    private const int ReferenceBytes = 8;

    private static readonly Dictionary<Type, FieldInfo[]> s_fields = [];

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _open = new();

    private ReachableObjects()
    {
    }

    /// <summary>About how many bytes they take.</summary>
    public long Bytes { get; private set; }

    /// <summary>Every text.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>What these objects keep.</summary>
    public static ReachableObjects From(params object?[] roots)
    {
        var found = new ReachableObjects();
        foreach (var root in roots)
        {
            found.Note(root);
        }

        while (found._open.TryPop(out var next))
        {
            found.Look(next);
        }

        return found;
    }

    /// <summary>What the static fields of an assembly's types keep.</summary>
    public static object?[] StaticsOf(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(
                type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && !field.FieldType.IsByRefLike)
            .Select(field => field.GetValue(null)),
    ];

    private void Note(object? value)
    {
        if (value is not (null or Type or MemberInfo or Assembly or Module or Pointer or WeakReference)
            && value.GetType() is var type && !IsWeak(type) && _seen.Add(value))
        {
            _open.Push(value);
        }
    }

    private static bool IsWeak(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(WeakReference<>)
            || type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>));

    private void Look(object value)
    {
        switch (value)
        {
            case string text:
                Texts.Add(text);
                Bytes += HeaderBytes + (text.Length * sizeof(char));
                break;
            case Array array:
                Bytes += HeaderBytes + (SizeOf(array.GetType().GetElementType()!) * array.LongLength);
                LookInto(array);
                break;
            default:
                Bytes += HeaderBytes + FieldsOf(value.GetType()).Sum(field => SizeOf(field.FieldType));
                LookIntoFields(value);
                break;
        }
    }

    private void LookInto(Array array)
    {
        var element = array.GetType().GetElementType()!;
        if (element.IsPrimitive || element.IsPointer || (element.IsValueType && !HoldsReferences(element)))
        {
            return;
        }

        foreach (var item in array)
        {
            if (element.IsValueType)
            {
                LookIntoFields(item);
            }
            else
            {
                Note(item);
            }
        }
    }

    private void LookIntoFields(object value)
    {
        foreach (var field in FieldsOf(value.GetType()))
        {
            if (field.FieldType.IsPrimitive || field.FieldType.IsPointer)
            {
                continue;
            }

            var held = field.GetValue(value);
            if (!field.FieldType.IsValueType)
            {
                Note(held);
            }
            else if (held is not null && HoldsReferences(field.FieldType))
            {
                LookIntoFields(held);
            }
        }
    }

    private static bool HoldsReferences(Type type) =>
        FieldsOf(type).Any(field => !field.FieldType.IsValueType
            || (field.FieldType != type && !field.FieldType.IsPrimitive && HoldsReferences(field.FieldType)));

    private static int SizeOf(Type type)
    {
        if (!type.IsValueType)
        {
            return ReferenceBytes;
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => sizeof(byte),
            TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => sizeof(char),
            TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => sizeof(int),
            _ when type.IsPrimitive => sizeof(long),
            _ => FieldsOf(type).Sum(field => SizeOf(field.FieldType)),
        };
    }

    private static FieldInfo[] FieldsOf(Type type)
    {
        if (!s_fields.TryGetValue(type, out var fields))
        {
            fields = [.. Lineage(type).SelectMany(
                part => part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))];
            s_fields[type] = fields;
        }

        return fields;
    }

    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            yield return part;
        }
    }
}
