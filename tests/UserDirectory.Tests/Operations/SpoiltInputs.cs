using System.Collections;
using System.Reflection;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// Services whose inputs can be spoilt while a call runs: every list that they are given becomes one that can change, every query and
/// option that is left out is there, and <see cref="SpoilAll"/> puts nonsense into those of the calls that run.
/// </summary>
internal sealed class SpoiltInputs
{
    private readonly List<object> _given = [];

    /// <summary>How many inputs that can change were given so far.</summary>
    public int Count { get; private set; }

    /// <summary>The service, or the handle with its services.</summary>
    public T Through<T>(T service)
        where T : class
    {
        var calls = DispatchProxy.Create<T, SpoiltCalls>();
        ((SpoiltCalls)(object)calls).Connect(service, this);
        return calls;
    }

    public void SpoilAll()
    {
        foreach (var input in _given)
        {
            Spoil(input);
        }

        _given.Clear();
    }

    /// <summary>Whether what is in an argument of this type can change after the call began.</summary>
    public static bool CanChange(Type type) => IsList(type) || IsMap(type) || IsInput(type);

    /// <summary>The argument as the service gets it.</summary>
    public object? Take(Type type, object? argument)
    {
        var input = Changeable(type, argument);
        if (input is not null && CanChange(type))
        {
            Count++;
            _given.Add(input);
        }

        return input;
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static bool IsMap(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    private static bool IsInput(Type type) =>
        type.IsClass && type.Assembly == typeof(NewUser).Assembly
            && type.GetProperties().Any(property => property.SetMethod is { IsPublic: true } && !IsInit(property));

    // By its name: the netstandard2.0 build of the core has a type of its own for it.
    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static object? Changeable(Type type, object? value)
    {
        if (value is null)
        {
            return IsInput(type) && type.GetConstructor([]) is not null ? Activator.CreateInstance(type) : null;
        }

        if (IsList(type))
        {
            return Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GetGenericArguments()), value);
        }

        if (IsMap(type))
        {
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()), value);
        }

        foreach (var property in IsInput(type) ? type.GetProperties().Where(property => property.SetMethod is not null) : [])
        {
            property.SetValue(value, Changeable(property.PropertyType, property.GetValue(value)));
        }

        return value;
    }

    private static void Spoil(object input)
    {
        if (input is IDictionary map)
        {
            map.Clear();
        }
        else if (input is IList list)
        {
            list.Clear();
            list.Add(Nonsense(input.GetType().GetGenericArguments()[0], null));
        }
        else
        {
            foreach (var property in input.GetType().GetProperties().Where(property => property.SetMethod is not null))
            {
                property.SetValue(input, Nonsense(property.PropertyType, property.GetValue(input)));
            }
        }
    }

    private static object? Nonsense(Type type, object? before)
    {
        if (before is not null && (before is IList or IDictionary || IsInput(type)))
        {
            Spoil(before);
        }

        return type == typeof(string) ? "spoilt\0"
            : type == typeof(EntityRef) ? (EntityRef)"spoilt"
            : type == typeof(bool) ? before is false
            : type == typeof(int) ? -1
            : type.IsEnum ? Enum.ToObject(type, 99)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
                ? Activator.CreateInstance(type, Nonsense(type.GetGenericArguments()[0], null))
            : null;
    }
}
