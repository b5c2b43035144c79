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

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false).With(Number).With(Authority).With(Actor).With(At).With(Entries);
        return true;
    }
}
