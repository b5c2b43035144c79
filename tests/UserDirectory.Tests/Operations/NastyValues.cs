using System.Collections;
using System.Reflection;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// Makes arguments of any type that a service takes: half of them what is in the directory, half of them what nobody should send. Objects
/// with settable properties have some of them set, to any depth that there is.
/// </summary>
internal sealed class NastyValues(Random random, IReadOnlyList<string> knownTexts, IReadOnlyList<Guid> knownIds)
{
    private static readonly string?[] s_texts =
    [
        null, "", " ", "\t", ".", "..", "/", ":", "a/", "/a", "a:b:c", "*.*", "*", "users.*", "*.read", "a.b.c", "any",
        "type:test", "admin", "read-only", "00000000-0000-0000-0000-000000000000",
        "\ud800", "\udc00x", "a\0b", "\u200b", "\u202eabc", "\uFFFF", "ﬁ", "ẞ", "İ", "é", "e\u0301",
        new string('x', 256), new string('x', 257), new string('x', 100_000),
        new string('/', 50_000), new string('\u0301', 5_000), "a@b", "@", "a@acme.example", "data:image/png;base64,AAAA", "data:,",
        "http://x", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "en-US", "xx-yy", "Europe/Lisbon", "Mars/Base",
    ];

    private static readonly DateTimeOffset?[] s_times =
    [
        null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new(9999, 12, 31, 23, 59, 59, TimeSpan.FromHours(14)),
        new(1, 1, 2, 0, 0, 0, TimeSpan.FromHours(-14)), new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
    ];

    private static readonly TimeSpan?[] s_spans =
        [null, TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromDays(1), TimeSpan.FromTicks(1), TimeSpan.FromDays(-1)];

    private static readonly long[] s_numbers = [0, 1, -1, 2, 100, 10_000, 10_001, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    public object? Next(ParameterInfo parameter) => Next(parameter.ParameterType, 0);

    public T? Next<T>()
        where T : class => (T?)Next(typeof(T), 0);

    private object? Next(Type type, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return random.Next(3) == 0 ? null : Next(underlying, depth);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            return random.Next(2) == 0 ? Activator.CreateInstance(type) : Activator.CreateInstance(
                type, Next(type.GetGenericArguments()[0], depth));
        }

        return type == typeof(string) ? Text()
            : type == typeof(Guid) ? Id()
            : type == typeof(EntityRef) ? Reference()
            : type == typeof(Subject) ? (random.Next(2) == 0 ? Subject.User(Reference()) : Subject.Group(Reference()))
            : type == typeof(bool) ? random.Next(2) == 0
            : type == typeof(int) ? (int)s_numbers[random.Next(s_numbers.Length)]
            : type == typeof(long) ? Any(s_numbers)
            : type == typeof(DateTimeOffset) ? Any(s_times) ?? default(DateTimeOffset)
            : type == typeof(TimeSpan) ? Any(s_spans) ?? default(TimeSpan)
            : type == typeof(Uri) ? Any<Uri?>(
                [null, new Uri("/x", UriKind.Relative), new Uri("https://app.example/join"), new Uri("javascript:alert(1)")])
            : type == typeof(byte[]) ? Any<byte[]?>(
                [null, [], [1, 2, 3], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], new byte[2_000_000]])
            : type == typeof(ReadOnlyMemory<byte>) ? (ReadOnlyMemory<byte>)(
                Any<byte[]>([[], [1, 2, 3], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], new byte[2_000_000]]))
            : type == typeof(Filter) ? Condition(depth)
            : type == typeof(IUserDirectory) ? Any<IUserDirectory?>([null, new TestDirectory().Directory])
            : type == typeof(Sort) ? new Sort(Any(SomeFields()), random.Next(2) == 0)
            : type == typeof(CancellationToken) ? new CancellationToken(random.Next(20) == 0)
            : type == typeof(string[]) ? Array.ConvertAll(new string[random.Next(4)], _ => Text())
            : type.IsEnum ? Enum.ToObject(type, random.Next(-1, 20))
            : IsList(type, out var element) ? List(element!, depth)
            : IsMap(type, out var value) ? Map(value!, depth)
            : type.IsInterface || typeof(Delegate).IsAssignableFrom(type) ? null
            : Object(type, depth);
    }

    private T Any<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private string? Text() => random.Next(2) == 0 ? Any(knownTexts) : Any(s_texts);

    private Guid Id() => random.Next(4) switch { 0 => Guid.Empty, 1 => Guid.NewGuid(), _ => Any(knownIds) };

    private EntityRef Reference() => random.Next(5) switch
    {
        0 => default,
        1 or 2 => Id(),
        _ => Text(),
    };

    private static IReadOnlyList<Field> SomeFields() =>
        [UserFields.Key, UserFields.Email, UserFields.Status, UserFields.LastLoginAt, UserFields.IsTechnician, UserFields.Grants,
            GroupFields.Key, RoleFields.Patterns, MembershipFields.Status, InvitationFields.Email, OrganizationFields.Key];

    private Filter? Condition(int depth)
    {
        var field = Any(SomeFields());
        return random.Next(depth > 3 ? 4 : 10) switch
        {
            0 => null,
            1 => field.IsPresent(),
            2 => UserFields.Key.Contains(Text() ?? string.Empty),
            3 => UserFields.Key.EqualTo(Text() ?? string.Empty),
            4 => new Not(Condition(depth + 1)!),
            5 => new And([Condition(depth + 1)!, Condition(depth + 1)!]),
            6 => new Or([]),
            7 => UserLinks.Memberships.Any(Condition(depth + 1)!),
            8 => new And([.. Enumerable.Repeat(field.IsPresent(), 3_000)]),
            _ => Enumerable.Range(0, 200).Aggregate(field.IsPresent(), (inner, _) => new Not(inner)),
        };
    }

    private static bool IsList(Type type, out Type? element)
    {
        element = type.IsGenericType && type.GetGenericTypeDefinition() is var kind
            && (kind == typeof(IReadOnlyList<>) || kind == typeof(IEnumerable<>) || kind == typeof(IReadOnlyCollection<>)
                || kind == typeof(IList<>) || kind == typeof(List<>))
            ? type.GetGenericArguments()[0]
            : null;
        return element is not null;
    }

    private static bool IsMap(Type type, out Type? value)
    {
        value = type.IsGenericType && type.GetGenericTypeDefinition() is var kind
            && (kind == typeof(IReadOnlyDictionary<,>) || kind == typeof(IDictionary<,>))
            ? type.GetGenericArguments()[1]
            : null;
        return value is not null;
    }

    private object? List(Type element, int depth)
    {
        if (random.Next(6) == 0)
        {
            return null;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        var count = random.Next(20) == 0 ? 5_000 : random.Next(4);
        for (var i = 0; i < count; i++)
        {
            list.Add(Next(element, depth + 1));
        }

        return list;
    }

    private object? Map(Type value, int depth)
    {
        if (random.Next(4) == 0)
        {
            return null;
        }

        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        for (var i = random.Next(20) == 0 ? 100 : random.Next(4); i > 0; i--)
        {
            map[Text() ?? "x"] = Next(value, depth + 1);
        }

        return map;
    }

    private object? Object(Type type, int depth)
    {
        if (random.Next(10) == 0 && !type.IsValueType)
        {
            return null;
        }

        var constructor = type.GetConstructors().OrderBy(candidate => candidate.GetParameters().Length)
            .ElementAtOrDefault(random.Next(Math.Max(1, type.GetConstructors().Length)));
        object made;
        try
        {
            made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(
                [.. constructor.GetParameters().Select(parameter => Next(parameter.ParameterType, depth + 1))]);
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException or UserDirectoryException)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && random.Next(3) == 0))
        {
            try
            {
                property.SetValue(made, Next(property.PropertyType, depth + 1));
            }
            catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException or UserDirectoryException)
            {
                // The property itself says no.
            }
        }

        return made;
    }
}
