using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>An account in the recycle bin, with what it had. Its id is the account's. Immutable.</summary>
public sealed record DeletedUser : DirectoryRecord
{
    /// <summary>The account as it was.</summary>
    public required User User { get; init; }

    /// <summary>When the record is removed for good.</summary>
    public required DateTimeOffset PurgeAt { get; init; }

    /// <summary>The memberships that the account had.</summary>
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>The places in groups that the account had.</summary>
    public IReadOnlyList<GroupMember> GroupMembers { get; init; } = [];

    /// <summary>The role assignments that the account had.</summary>
    public IReadOnlyList<RoleAssignment> Assignments { get; init; } = [];

    /// <summary>The password that the account had; a service never shows it.</summary>
    public Credential? Credential { get; init; }

    /// <summary>The picture that the account had.</summary>
    public Picture? Picture { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.DeletedUser;

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false).With(User).With(PurgeAt).With(Memberships).With(GroupMembers)
            .With(Assignments).With(Credential).With(Picture);
        return true;
    }
}
