using System.Text;
using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>One write of a <see cref="ChangeSet"/>: a closed list. A store refuses one that it does not know.</summary>
public abstract record Write
{
    private protected Write()
    {
    }

    /// <summary>Adds a record. Its id must be new.</summary>
    /// <param name="Record">The record, stamped by the core.</param>
    public sealed record Add(DirectoryRecord Record) : Write;

    /// <summary>Replaces a record that still has the expected version.</summary>
    /// <remarks>
    /// What a <see cref="Touch"/> counts (<see cref="User.LastLoginAt"/>, <see cref="Credential.FailedAttempts"/>,
    /// <see cref="Credential.LockedUntil"/>) stays as it is stored, whatever the new record says: sign-ins move no version, so an update
    /// must not undo one.
    /// </remarks>
    /// <param name="Record">The new record; its version is the expected one plus 1.</param>
    /// <param name="ExpectedVersion">The version that the stored record must have.</param>
    /// <param name="Changes">The fields that differ, for the feed and for providers that write only changed columns.</param>
    public sealed record Update(DirectoryRecord Record, long ExpectedVersion, IReadOnlyList<FieldChange> Changes) : Write
    {
        /// <summary>
        /// The record as it was, where the core knows it: what a batch compares its later writes with. Null in sets that others make.
        /// </summary>
        internal DirectoryRecord? Before { get; init; }

        /// <inheritdoc/>
        protected override bool PrintMembers(StringBuilder builder)
        {
            new Printed(builder, isFirst: true).With(Record).With(ExpectedVersion).With(Changes);
            return true;
        }
    }

    /// <summary>Removes a record. Removing a <see cref="Tenant"/> removes everything of that tenant, its feed included.</summary>
    /// <param name="Kind">The record type.</param>
    /// <param name="Id">The record's id.</param>
    /// <param name="ExpectedVersion">The version that the stored record must have; null for any.</param>
    public sealed record Remove(RecordKind Kind, Guid Id, long? ExpectedVersion = null) : Write
    {
        /// <summary>The record as it was, where the core knows it. See <see cref="Update.Before"/>.</summary>
        internal DirectoryRecord? Before { get; init; }
    }

    /// <summary>
    /// Removes every record of a type that satisfies a filter, as of the moment of the commit; one feed entry with a count, none when there
    /// were none.
    /// </summary>
    /// <param name="Kind">The record type.</param>
    /// <param name="Filter">Which records.</param>
    public sealed record RemoveWhere(RecordKind Kind, Filter Filter) : Write;

    /// <summary>Writes nothing: refuses the set when the record is gone or has another version.</summary>
    /// <param name="Kind">The record type.</param>
    /// <param name="Id">The record's id.</param>
    /// <param name="ExpectedVersion">The version that the stored record must have; null for any.</param>
    public sealed record Require(RecordKind Kind, Guid Id, long? ExpectedVersion = null) : Write;

    /// <summary>
    /// Writes nothing: refuses the set (<see cref="RefusalReason.Found"/>) when a record of the type satisfies the filter at the moment of
    /// the commit. So a decision made on a list can be committed with "and nothing has joined that list since".
    /// </summary>
    /// <param name="Kind">The record type.</param>
    /// <param name="Filter">Which records must not be there.</param>
    public sealed record RequireNone(RecordKind Kind, Filter Filter) : Write;

    /// <summary>Counts a sign-in on the account's record and credential, atomically: no version, no number, no feed entry.</summary>
    /// <param name="UserId">The account.</param>
    /// <param name="SignIn">What happened.</param>
    public sealed record Touch(Guid UserId, SignIn SignIn) : Write;

    /// <summary>
    /// Blanks the values that the kept feed shows for a record; number, time, actor, ids and field names stay. Takes no feed entry of its
    /// own.
    /// </summary>
    /// <param name="Kind">The record type.</param>
    /// <param name="Id">The record's id.</param>
    public sealed record Redact(RecordKind Kind, Guid Id) : Write;
}
