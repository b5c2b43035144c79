using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// There is no such record in the tenant; one of another tenant is reported in exactly the same way. Codes: <c>tenant.not_found</c>,
/// <c>organization.not_found</c>, <c>user.not_found</c>, <c>group.not_found</c>, <c>role.not_found</c>, <c>membership.not_found</c>,
/// <c>invitation.not_found</c>, <c>deleted_user.not_found</c>.
/// </summary>
public sealed class RecordNotFoundException : UserDirectoryException
{
    /// <summary>Such a refusal, for hosts that substitute the directory in their tests.</summary>
    /// <param name="kind">The type of record that was looked for.</param>
    /// <param name="field">The field of the input that named it; null when it was the call's own subject.</param>
    public RecordNotFoundException(RecordKind kind, string? field = null)
        : base(
            $"{Name(kind)}.not_found",
            field is null ? $"There is no such {Name(kind).Replace('_', ' ')}."
                : $"{field}: there is no such {Name(kind).Replace('_', ' ')}.",
            field is null ? null : new Dictionary<string, object?> { ["field"] = field })
    {
        Kind = kind;
        Field = field;
    }

    /// <summary>The type of record that was looked for.</summary>
    public RecordKind Kind { get; }

    /// <summary>The field of the input that named it; null when it was the call's own subject.</summary>
    public string? Field { get; }

    internal static string Name(RecordKind kind) => kind switch
    {
        RecordKind.GroupMember => "group_member",
        RecordKind.RoleAssignment => "assignment",
        RecordKind.DeletedUser => "deleted_user",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
