using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>The fields that link to records of a type: who must be gone before such a record may go.</summary>
internal static class LinksTo
{
    private static readonly IReadOnlyList<Field>[] s_byKind =
    [
        .. RecordType.All.Select(end => (IReadOnlyList<Field>)[.. RecordType.All.SelectMany(type => type.References).Where(field => field.Refers == end.Kind)]),
    ];

    public static IReadOnlyList<Field> Of(RecordKind kind) => s_byKind[(int)kind - 1];
}
