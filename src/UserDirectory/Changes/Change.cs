using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>One commit, as the feed tells it. Numbers of a tenant have no gaps. Its id is that of the change set. Immutable.</summary>
public sealed record Change : DirectoryRecord
{
    /// <summary>The commit's number in its tenant, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The tenant's authority number after the commit.</summary>
    public required long Authority { get; init; }

    /// <summary>Who did it.</summary>
    public required ActorRef Actor { get; init; }

    /// <summary>When the call began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it did, in order.</summary>
    public required IReadOnlyList<ChangeEntry> Entries { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Change;

    /// <summary>The change that a committed set leaves in the feed: made the same by every provider, when the set is written.</summary>
    /// <param name="set">The set.</param>
    /// <param name="number">The number that the commit takes.</param>
    /// <param name="authority">The tenant's authority number after it.</param>
    /// <param name="entries">What its writes did, in their order; kept as given.</param>
    public static Change Of(ChangeSet set, long number, long authority, IReadOnlyList<ChangeEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(entries);
        return new Change
        {
            Id = set.Id,
            TenantId = set.TenantId,
            Number = number,
            Authority = authority,
            Actor = set.Actor,
            At = set.At,
            Entries = entries,
            CreatedAt = set.At,
            UpdatedAt = set.At,
            CreatedBy = set.Actor,
            UpdatedBy = set.Actor,
        };
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false).With(Number).With(Authority).With(Actor).With(At).With(Entries);
        return true;
    }
}
