using System.Reflection;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// Puts null text into the one of a call's references that has this number: parameters, subjects, lists of them, and fields of its inputs,
/// those that it leaves out too.
/// </summary>
internal sealed class MissingReference(int number)
{
    private static readonly EntityRef s_null = (string?)null;

    private int _left = number;

    /// <summary>Where it was put, as a refusal names it; null when the call has no such place, and was not made.</summary>
    public string? Place { get; private set; }

    /// <summary>The service, or the handle with its services.</summary>
    public T Through<T>(T service)
        where T : class
    {
        var calls = DispatchProxy.Create<T, MissingCalls>();
        ((MissingCalls)(object)calls).Connect(service, this);
        return calls;
    }

    /// <summary>Whether an argument of this type can name something.</summary>
    public static bool CanName(Type type) =>
        type == typeof(EntityRef) || type == typeof(Subject) || type == typeof(IReadOnlyList<EntityRef>)
        || (IsInput(type) && type.GetProperties().Any(property => property.SetMethod is not null && CanName(property.PropertyType)));

    /// <exception cref="NoSuchPlaceException">The call has fewer places.</exception>
    public void PutInto(ParameterInfo[] parameters, object?[] arguments)
    {
        for (var i = 0; i < parameters.Length && Place is null; i++)
        {
            arguments[i] = Put(parameters[i].ParameterType, parameters[i].Name!, string.Empty, arguments[i]);
        }

        if (Place is null)
        {
            throw new NoSuchPlaceException();
        }
    }

    private static bool IsInput(Type type) =>
        type.IsClass && type.Assembly == typeof(NewUser).Assembly && type.GetConstructors().Length > 0
            && !typeof(Delegate).IsAssignableFrom(type);

    private object? Put(Type type, string name, string prefix, object? value) =>
        type == typeof(EntityRef) ? (IsHere(name) ? s_null : value)
        : type == typeof(Subject) ? (IsHere(name) ? Subject.User(s_null) : IsHere(name) ? Subject.Group(s_null) : value)
        : type == typeof(IReadOnlyList<EntityRef>) ? PutInto((IReadOnlyList<EntityRef>?)value ?? [], name)
        : IsInput(type) && CanName(type) ? PutInto(type, prefix, value)
        : value;

    private IReadOnlyList<EntityRef> PutInto(IReadOnlyList<EntityRef> list, string name) =>
        IsHere($"{name}[{list.Count}]") ? [.. list, s_null] : list;

    private object? PutInto(Type type, string prefix, object? given)
    {
        var input = given ?? (type.GetConstructor([]) is null ? null : Activator.CreateInstance(type));
        foreach (var property in input is null ? [] : type.GetProperties()
            .Where(property => property.SetMethod is not null && CanName(property.PropertyType)))
        {
            var isInput = IsInput(property.PropertyType);
            var put = Put(property.PropertyType, $"{prefix}{property.Name}", isInput
                ? $"{prefix}{property.Name}."
                : prefix, property.GetValue(input));
            if (Place is not null)
            {
                property.SetValue(input, put);
                break;
            }
        }

        return Place is null ? given : input;
    }

    private bool IsHere(string place)
    {
        if (Place is not null || _left-- > 0)
        {
            return false;
        }

        Place = place;
        return true;
    }
}
