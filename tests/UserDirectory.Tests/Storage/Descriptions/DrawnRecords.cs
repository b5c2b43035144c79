using System.Reflection;
using System.Runtime.CompilerServices;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage;

/// <summary>
/// Draws records by reflection, every settable property of them, without a word of the descriptions: what those are judged by.
/// </summary>
internal sealed class DrawnRecords(Random random)
{
    /// <summary>What is in no column, and why.</summary>
    public static readonly Dictionary<string, string> NotStored = new(StringComparer.Ordinal)
    {
        [$"{nameof(User)}.{nameof(User.Details)}"] = "a part of answers, filled in by the core",
    };

    private static readonly NullabilityInfoContext s_nullability = new();

    private static readonly string[] s_texts =
        ["", "ann", "\u00C1nn \"A\" O'Hara", "back\\slash / and\ttab\r\n", "\U0001F600 smile", "a=b, c", "\u0001control", "null", "[1]",
            "data:image/png;base64,AAAA"];

    /// <summary>What a test draws from, printed so that a failure can be repeated; <c>USERDIRECTORY_SEED</c> fixes it.</summary>
    public static int Seed()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("USERDIRECTORY_SEED"), out var given) ? given : Random.Shared.Next();
        TestContext.Out.WriteLine($"Seed {seed}; set USERDIRECTORY_SEED={seed} to repeat.");
        return seed;
    }

    /// <summary>The properties that whoever makes a record can set.</summary>
    public static IEnumerable<PropertyInfo> SettableOf(Type record) =>
        record.GetProperties().Where(property => property.SetMethod is { IsPublic: true });

    public static bool IsOptional(PropertyInfo property)
    {
        lock (s_nullability)
        {
            return Nullable.GetUnderlyingType(property.PropertyType) is not null
                || s_nullability.Create(property).WriteState == NullabilityState.Nullable;
        }
    }

    public DirectoryRecord Draw(Type record)
    {
        var drawn = RuntimeHelpers.GetUninitializedObject(record);
        foreach (var property in SettableOf(record).Where(property => !NotStored.ContainsKey($"{record.Name}.{property.Name}")))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(drawn, IsOptional(property) && random.Next(3) == 0 ? null : Value(type));
        }

        return (DirectoryRecord)drawn;
    }

    private object Value(Type type) => type switch
    {
        { IsEnum: true } => Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!,
        _ when typeof(DirectoryRecord).IsAssignableFrom(type) => Draw(type),
        _ when type == typeof(string) => Text(),
        _ when type == typeof(bool) => random.Next(2) == 0,
        _ when type == typeof(int) => random.Next(),
        _ when type == typeof(long) => random.NextInt64(),
        _ when type == typeof(Guid) => Id(),
        _ when type == typeof(DateTimeOffset) =>
            new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(random.NextInt64(1L << 50) * 10),
        _ when type == typeof(Secret) => new Secret(Text()),
        _ when type == typeof(ActorRef) => Actor(),
        _ when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>([.. Some(() => (byte)random.Next(256))]),
        _ when type == typeof(UserAttributes) =>
            new UserAttributes(Some(Text).Select((text, i) => KeyValuePair.Create($"name {i} \u00C9", text))),
        _ when type == typeof(IReadOnlyList<string>) => Some(Text),
        _ when type == typeof(IReadOnlyList<Guid>) => Some(Id),
        _ when type == typeof(IReadOnlyList<ChangeEntry>) => Some(Entry),
        _ when type == typeof(IReadOnlyList<Membership>) => Some(() => (Membership)Draw(typeof(Membership))),
        _ when type == typeof(IReadOnlyList<GroupMember>) => Some(() => (GroupMember)Draw(typeof(GroupMember))),
        _ when type == typeof(IReadOnlyList<RoleAssignment>) => Some(() => (RoleAssignment)Draw(typeof(RoleAssignment))),
        _ => throw new NotSupportedException($"Nobody draws a {type} yet."),
    };

    private string Text() => s_texts[random.Next(s_texts.Length)];

    private Guid Id() => new([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]);

    private ActorRef Actor() => random.Next(3) switch
    {
        0 => ActorRef.Unknown,
        1 => ActorRef.User(Id()),
        _ => ActorRef.System("Nightly: import \u00C9"),
    };

    private ChangeEntry Entry() => new((ChangeVerb)(1 + random.Next(4)), RecordKind.User, random.Next(2) == 0 ? null : Id())
    {
        Count = random.Next(1, 10),
        Fields = Some(() => new FieldChange(Text(), random.Next(2) == 0 ? null : Text())),
    };

    private List<T> Some<T>(Func<T> draw) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => draw())];
}
