#if NET
using System.Collections.Frozen;
#endif

namespace UserDirectory;

/// <summary>
/// Every declared permission, with a small number for each: names are looked up once and compared as bits from then on. Immutable and
/// thread-safe.
/// </summary>
internal sealed class PermissionCatalogue
{
    private const int AskedPlaces = 64;

    private readonly string[] _readOnlyPatterns;
    private readonly SharedSets _shared = new();

    // Hosts ask by constants: the very text that was asked before is known without comparing letters.
    private readonly Asked?[] _asked = new Asked?[AskedPlaces];

    public PermissionCatalogue(IEnumerable<string> declared)
    {
        Names = [.. declared.Concat(DirectoryPermissions.All).Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal)];
        _readOnlyPatterns = [.. Names.Where(IsReading)];
    }

    /// <summary>Every declared permission, sorted.</summary>
    public IReadOnlyList<string> Names { get; }

    // Made at the first look-up: finding out how names of this set are found fastest would be a thirtieth of a host's start. Losing the
    // race to make it is harmless.
#if NET
    private FrozenDictionary<string, int> Indexes => field ??= Numbered().ToFrozenDictionary(StringComparer.Ordinal);
#else
    private Dictionary<string, int> Indexes => field ??= Numbered();
#endif

    public bool TryGetIndex(string name, out int index) => Indexes.TryGetValue(name, out index);

    /// <summary>The index of a permission that a caller asks about.</summary>
    /// <exception cref="InvalidInputException">Nobody declared it.</exception>
    public int IndexOf(string permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        ref var asked = ref _asked[PlaceOf(permission)];
        return Volatile.Read(ref asked) is { } known && ReferenceEquals(known.Name, permission)
            ? known.Index
            : Find(permission, ref asked);
    }

    private int Find(string permission, ref Asked? asked)
    {
        var index = Indexes.TryGetValue(permission, out var found)
            ? found
            : throw new InvalidInputException("permission", "permission.unknown", $"Nobody declared the permission "
                + $"{Quoted.Text(permission)}. Declare it in the options, or check the spelling: names are case-sensitive.");
        if (asked is null)
        {
            // The first one stays: texts that are made anew for each question would else be kept anew for each.
            Volatile.Write(ref asked, new(permission, index));
        }

        return index;
    }

    // By what names of one host differ in most, and what costs nothing to read.
    private static int PlaceOf(string permission) =>
        permission.Length == 0
            ? 0
            : ((permission.Length * 5) + permission[permission.Length - 1] + permission[permission.Length / 2]) & (AskedPlaces - 1);

    private Dictionary<string, int> Numbered() =>
        Names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);

    /// <summary>Whether the action is <c>read</c> or <c>list</c>: what the built-in role <see cref="Role.ReadOnlyKey"/> holds.</summary>
    public bool IsReading(string permission) =>
        permission.EndsWith(".read", StringComparison.Ordinal) || permission.EndsWith(".list", StringComparison.Ordinal);

    /// <summary>What is wrong with a pattern that a role or grant is to hold; null when nothing is.</summary>
    public InputError? Check(string? text, string field)
    {
        if (!PermissionPattern.TryParse(text, out var pattern))
        {
            return new(field, "permission.pattern",
                $"{Quoted.Text(text)} is not a permission pattern: 'resource.action', 'resource.*' and '*.*' are allowed.");
        }

        return Names.Any(name => Matches(pattern, name))
            ? null
            : new(field, "permission.unknown", $"Nobody declared a permission that {Quoted.Text(text)} matches. Declare it in the options, "
                + $"or check the spelling: names are case-sensitive.");
    }

    /// <summary>The patterns that a role stands for: the built-in ones have theirs from the catalogue.</summary>
    public IReadOnlyList<string> PatternsOf(Role role) =>
        role is { IsBuiltIn: true } && string.Equals(role.Key, Role.ReadOnlyKey, StringComparison.Ordinal)
            ? _readOnlyPatterns
            : role.Patterns;

    /// <summary>Room for a bit of each declared permission.</summary>
    public ulong[] NoBits() => new ulong[(Names.Count + 63) / 64];

    /// <summary>Adds the declared permissions that any of the patterns matches.</summary>
    public void AddTo(ulong[] bits, IReadOnlyList<string> patterns)
    {
        for (var each = 0; each < patterns.Count; each++)
        {
            var text = patterns[each];
            if (Indexes.TryGetValue(text, out var exact))
            {
                bits[exact >> 6] |= 1UL << (exact & 63);
            }
            else if (PermissionPattern.TryParse(text, out var pattern))
            {
                for (var i = 0; i < Names.Count; i++)
                {
                    if (Matches(pattern, Names[i]))
                    {
                        bits[i >> 6] |= 1UL << (i & 63);
                    }
                }
            }
        }
    }

    /// <summary>The permissions of these bits, as a set that is shared with whoever has the same.</summary>
    public PermissionSet SetOf(ulong[] bits) => _shared.Of(new PermissionSet(bits));

    public static bool Matches(PermissionPattern pattern, string permission) =>
        PermissionPattern.TryParse(permission, out var name) && pattern.Covers(name);

    // A class, so that both parts are written at once.
    private sealed class Asked(string name, int index)
    {
        public readonly string Name = name;
        public readonly int Index = index;
    }
}
