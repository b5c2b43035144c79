using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The writes that follow from a decision. Stamping, versions and the authority number are done here and nowhere else. Not thread-safe.
/// </summary>
internal sealed class DecisionWrites(Decision decision)
{
    private readonly WriteList _writes = new();

    /// <summary>Whether there is anything to commit.</summary>
    public bool HasAny => Count > 0;

    /// <summary>
    /// How many records and sets are to be written so far: more than before when a part of the decision has written something.
    /// </summary>
    public int Count => _writes.All.Count;

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<Write> All => _writes.All;

    /// <summary>Whether they raise the tenant's authority number.</summary>
    public bool RaiseAuthority { get; private set; }

    /// <summary>The ids of what is removed record by record.</summary>
    public IEnumerable<Guid> Removed => All.OfType<Write.Remove>().Select(write => write.Id);

    /// <summary>Whether the record is written, whatever becomes of it.</summary>
    public bool Concern(DirectoryRecord record) => _writes.Of(record) is not null;

    /// <summary>Whether the record is new.</summary>
    public bool Adds(DirectoryRecord record) => _writes.Of(record) is Write.Add;

    /// <summary>Stamps a record that was just made and that nobody else has, and adds it. Returns it as it will be stored.</summary>
    public T Add<T>(T record)
        where T : DirectoryRecord
    {
        record.StampAsNew(decision.At, decision.Actor);
        if (record is User user)
        {
            decision.Filling.FillAsNew(user);
            decision.Known.LearnNew(user.Id);
        }

        RaiseAuthority |= AuthorityRule.IsRaisedByAdding(record);
        Put(record, new Write.Add(record));
        return record;
    }

    /// <summary>Adds a record that was removed once, with the id and the maker that it had; its versions go on from there.</summary>
    public T PutBack<T>(T record)
        where T : DirectoryRecord
    {
        var filled = record is User user ? (T)(DirectoryRecord)decision.Filling.AsPutBack(user) : record;
        var stamped = Stamped(record, filled);
        RaiseAuthority |= AuthorityRule.IsRaisedByAdding(stamped);
        Put(stamped, new Write.Add(stamped));
        return stamped;
    }

    /// <summary>
    /// Replaces a record by a changed copy of it. Nothing is written when no field differs. Updating a record twice in one decision, or one
    /// that it adds, makes one write.
    /// </summary>
    /// <param name="before">The record as it was read, or as an earlier update of this decision returned it.</param>
    /// <param name="after">The changed copy.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <exception cref="StaleVersionException">The record has another version than the expected one.</exception>
    public T Update<T>(T before, T after, long? expectedVersion = null)
        where T : DirectoryRecord
    {
        DecisionGuards.MustBeExpected(before, expectedVersion);
        var pending = _writes.Of(before);
        if (pending is Write.Add)
        {
            return RecordChanges.Between(before, after).Count == 0 ? before : Add(after);
        }

        var original = pending is Write.Update { Before: { } first } ? (T)first : before;
        after = after is User user ? (T)(DirectoryRecord)decision.Filling.Filled((User)(DirectoryRecord)original, user) : after;
        var changes = RecordChanges.Between(original, after);
        if (changes.Count == 0)
        {
            if (RecordChanges.Between(before, after).Count > 0)
            {
                return Leave(original);
            }

            // What else the call writes is for the expected version only.
            decision.Guards.Expect(before, expectedVersion);
            return before;
        }

        var stamped = Stamped(original, after);
        RaiseAuthority |= AuthorityRule.IsRaisedByChanging(original, stamped);
        Put(stamped, new Write.Update(stamped, original.Version, changes) { Before = original });
        return stamped;
    }

    /// <summary>Removes a record at the version at which it was read.</summary>
    /// <param name="record">The record as it was read.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <exception cref="StaleVersionException">The record has another version than the expected one.</exception>
    public void Remove(DirectoryRecord record, long? expectedVersion = null)
    {
        DecisionGuards.MustBeExpected(record, expectedVersion);
        RaiseAuthority |= AuthorityRule.IsRaisedByRemoving(record.Kind);
        var before = _writes.Of(record) is Write.Update { Before: { } original } ? original : record;
        Put(record, new Write.Remove(record.Kind, record.Id, before.Version) { Before = before });
    }

    /// <summary>Removes every record of a type that satisfies a filter at the moment of the commit.</summary>
    public void RemoveWhere(RecordKind kind, Filter filter)
    {
        if (decision.ReadsOwnWrites)
        {
            throw new InvalidOperationException("A decision that reads its own writes cannot remove sets.");
        }

        RaiseAuthority |= AuthorityRule.IsRaisedByRemoving(kind);
        _writes.Add(new Write.RemoveWhere(kind, filter));
    }

    /// <summary>Counts a sign-in.</summary>
    public void Touch(Guid userId, SignIn signIn) => _writes.Add(new Write.Touch(userId, signIn));

    /// <summary>Blanks the values that the feed shows for a record.</summary>
    public void Redact(RecordKind kind, Guid id) => _writes.Add(new Write.Redact(kind, id));

    /// <summary>The record as the decision leaves it: as it was read when it does not write it, null when it removes it.</summary>
    public T? Left<T>(T record)
        where T : DirectoryRecord => _writes.Of(record) switch
        {
            Write.Add add => (T)add.Record,
            Write.Update update => (T)update.Record,
            Write.Remove => null,
            _ => record,
        };

    /// <summary>The records of a type that the decision adds or updates.</summary>
    public IEnumerable<T> Written<T>()
        where T : DirectoryRecord => All.Select(write => write switch
        {
            Write.Add add => add.Record as T,
            Write.Update update => update.Record as T,
            _ => null,
        }).OfType<T>();

    /// <summary>A later part of the decision has the record be again what it was: it must still be that, and nothing is written.</summary>
    private T Leave<T>(T original)
        where T : DirectoryRecord
    {
        Put(original, new Write.Require(original.Kind, original.Id, original.Version));
        return original;
    }

    private T Stamped<T>(T before, T after)
        where T : DirectoryRecord =>
        (T)((DirectoryRecord)after with
        {
            Version = decision.NextVersion(before, after),
            UpdatedAt = decision.At,
            UpdatedBy = decision.Actor
        });

    private void Put(DirectoryRecord record, Write write)
    {
        decision.LayOver(record, write);
        decision.Rights.ForgetIfOf(record);
        _writes.Put(record, write);
    }
}
