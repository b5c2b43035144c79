using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <content>The writes that follow from the decision. Stamping, versions and the authority number are done here and nowhere else.</content>
internal sealed partial class Decision
{
    /// <summary>So many writes are looked through faster than an index of them is made.</summary>
    private const int FewWrites = 16;

    private readonly List<Write> _guards = [];
    private readonly List<Write> _writes = [];
    private bool _raisesAuthority;

    // Where the write of a record is. Made when there are many; the first so many of the writes are in it.
    private Dictionary<(RecordKind Kind, Guid Id), int>? _places;
    private int _entered;

    /// <summary>The change set of all writes; null when nothing is to be written. What it requires comes first: that is about what was read, before any of the writes.</summary>
    public ChangeSet? ToChangeSet() =>
        _writes.Count == 0
            ? null
            : new(_call.Id, TenantId, Actor, At, _guards.Count == 0 ? _writes : [.. _guards, .. _writes])
            {
                ExpectedAuthority = _isNewTenant ? null : _facts.Authority,
                RaisesAuthority = _raisesAuthority,
            };

    /// <summary>Whether there is anything to commit.</summary>
    public bool HasWrites => _writes.Count > 0;

    /// <summary>How many records and sets are to be written so far: more than before when a part of the decision has written something.</summary>
    public int WriteCount => _writes.Count;

    /// <summary>Stamps a record that was just made and that nobody else has, and adds it. Returns it as it will be stored.</summary>
    public T Add<T>(T record)
        where T : DirectoryRecord
    {
        record.StampAsNew(At, Actor);
        if (record is User account)
        {
            account.FillAsNew(UniqueEmailOf(account), account.SignInStamp == Guid.Empty ? NewId() : account.SignInStamp);
        }

        _raisesAuthority |= AuthorityRule.IsRaisedByAdding(record);
        Put(record, new Write.Add(record));
        return record;
    }

    /// <summary>Adds a record that was removed once, with the id and the maker that it had; its versions go on from there.</summary>
    public T PutBack<T>(T record)
        where T : DirectoryRecord
    {
        var filled = record is User account ? (T)(DirectoryRecord)AsPutBack(account) : record;
        var stamped = (T)((DirectoryRecord)filled with { Version = NextVersion(record, filled), UpdatedAt = At, UpdatedBy = Actor });
        _raisesAuthority |= AuthorityRule.IsRaisedByAdding(stamped);
        Put(stamped, new Write.Add(stamped));
        return stamped;
    }

    /// <summary>
    /// Replaces a record by a changed copy of it. Nothing is written when no field differs. Updating a record twice in one decision, or one that it adds, makes one write.
    /// </summary>
    /// <param name="before">The record as it was read, or as an earlier update of this decision returned it.</param>
    /// <param name="after">The changed copy.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <exception cref="StaleVersionException">The record has another version than the expected one.</exception>
    public T Update<T>(T before, T after, long? expectedVersion = null)
        where T : DirectoryRecord
    {
        MustBeExpected(before, expectedVersion);
        var pending = Pending(before);
        if (pending is Write.Add)
        {
            return RecordChanges.Between(before, after).Count == 0 ? before : Add(after);
        }

        var original = pending is Write.Update { Before: { } first } ? (T)first : before;
        after = after is User account ? (T)(DirectoryRecord)Filled((User)(DirectoryRecord)original, account) : after;
        var changes = RecordChanges.Between(original, after);
        if (changes.Count == 0)
        {
            if (RecordChanges.Between(before, after).Count > 0)
            {
                return Leave(original);
            }

            // What else the call writes is for the expected version only.
            Expect(before, expectedVersion);
            return before;
        }

        var stamped = (T)((DirectoryRecord)after with { Version = NextVersion(original, after), UpdatedAt = At, UpdatedBy = Actor });
        _raisesAuthority |= AuthorityRule.IsRaisedByChanging(original, stamped);
        Put(stamped, new Write.Update(stamped, original.Version, changes) { Before = original });
        return stamped;
    }

    /// <summary>A later part of the decision has the record be again what it was: it must still be that, and nothing is written.</summary>
    private T Leave<T>(T original)
        where T : DirectoryRecord
    {
        Put(original, new Write.Require(original.Kind, original.Id, original.Version));
        return original;
    }

    /// <summary>Removes a record at the version at which it was read.</summary>
    /// <param name="record">The record as it was read.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <exception cref="StaleVersionException">The record has another version than the expected one.</exception>
    public void Remove(DirectoryRecord record, long? expectedVersion = null)
    {
        MustBeExpected(record, expectedVersion);
        _raisesAuthority |= AuthorityRule.IsRaisedByRemoving(record.Kind);
        var before = Pending(record) is Write.Update { Before: { } original } ? original : record;
        Put(record, new Write.Remove(record.Kind, record.Id, before.Version) { Before = before });
    }

    /// <summary>Removes every record of a type that satisfies a filter at the moment of the commit.</summary>
    public void RemoveWhere(RecordKind kind, Filter filter)
    {
        if (_own is not null)
        {
            throw new InvalidOperationException("A decision that reads its own writes cannot remove sets.");
        }

        _raisesAuthority |= AuthorityRule.IsRaisedByRemoving(kind);
        _writes.Add(new Write.RemoveWhere(kind, filter));
    }

    /// <summary>Has the commit refused, and the call decided again, when the record has changed or gone since. A write of it has its version expected already.</summary>
    public void Require(DirectoryRecord record)
    {
        if (Pending(record) is null)
        {
            _guards.Add(new Write.Require(record.Kind, record.Id, record.Version));
        }
    }

    /// <summary>
    /// Rule 8 for a call that may write no more than other records: refuses unless the record has the version that the caller expects, and has the commit refused, and the call
    /// decided again, when it gets another before that. Comes after the rights are asked: who may not write does not learn the version. <see cref="Update"/> and
    /// <see cref="Remove"/> do the same for what they write.
    /// </summary>
    /// <param name="record">The record as it was read.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any.</param>
    /// <exception cref="StaleVersionException">The record has another version than the expected one.</exception>
    public void Expect(DirectoryRecord record, long? expectedVersion)
    {
        MustBeExpected(record, expectedVersion);
        if (expectedVersion is not null)
        {
            Require(record);
        }
    }

    /// <summary>
    /// The same for a call that changes the roles or groups of an account, which are no part of its record: has it decided again, too, when the account gets another role, group
    /// or membership before the commit. What it loses does so anyway. So a batch that compares them after such a call compares what is there when it is committed.
    /// </summary>
    /// <param name="user">The account as it was read.</param>
    /// <param name="expectedVersion">The version that the caller expects; null for any, and then giving does not wait for giving.</param>
    /// <param name="cancellationToken">Cancels reading what the account has.</param>
    public async ValueTask ExpectWithPartsAsync(User user, long? expectedVersion, CancellationToken cancellationToken)
    {
        Expect(user, expectedVersion);
        if (expectedVersion is not null)
        {
            GuardAccount(await FactsAsync(user.Id, null, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>The record as the decision leaves it: as it was read when it does not write it, null when it removes it.</summary>
    public T? Left<T>(T record)
        where T : DirectoryRecord => Pending(record) switch
        {
            Write.Add add => (T)add.Record,
            Write.Update update => (T)update.Record,
            Write.Remove => null,
            _ => record,
        };

    /// <summary>The records of a type that the decision adds or updates.</summary>
    public IEnumerable<T> Written<T>()
        where T : DirectoryRecord => _writes.Select(write => write switch
        {
            Write.Add add => add.Record as T,
            Write.Update update => update.Record as T,
            _ => null,
        }).OfType<T>();

    /// <summary>Has the commit refused, and the call decided again, when such a record is there at its moment.</summary>
    public void RequireNone(RecordKind kind, Filter filter) => _guards.Add(new Write.RequireNone(kind, filter));

    /// <summary>Counts a sign-in.</summary>
    public void Touch(Guid userId, SignIn signIn) => _writes.Add(new Write.Touch(userId, signIn));

    /// <summary>Blanks the values that the feed shows for a record.</summary>
    public void Redact(RecordKind kind, Guid id) => _writes.Add(new Write.Redact(kind, id));

    /// <summary>Has the commit refused when the account changes, or gets an assignment, a group or a membership that these facts do not have.</summary>
    public void GuardAccount(AccessFacts facts)
    {
        if (facts.User is not { } user || Pending(user) is Write.Add)
        {
            return;
        }

        Require(user);
        RequireNone(
            RecordKind.RoleAssignment,
            RoleAssignmentFields.UserId.EqualTo(user.Id) & !RoleAssignmentFields.Id.In(facts.Assignments.Select(assignment => assignment.Id)));
        RequireNone(RecordKind.GroupMember, GroupMemberFields.UserId.EqualTo(user.Id) & !GroupMemberFields.GroupId.In(facts.MemberOf));

        // Facts that see the decision's own writes do not have what it removes, which is there until the commit.
        var known = facts.Memberships.Select(membership => membership.Id).Concat(_writes.OfType<Write.Remove>().Select(write => write.Id));
        RequireNone(RecordKind.Membership, MembershipFields.UserId.EqualTo(user.Id) & !MembershipFields.Id.In(known));
    }

    private static void MustBeExpected(DirectoryRecord record, long? expectedVersion)
    {
        if (expectedVersion is { } expected && expected != record.Version)
        {
            throw new StaleVersionException(record.Kind, expected, record.Version);
        }
    }

    private Write? Pending(DirectoryRecord record) => PlaceOf(record) is var place && place < 0 ? null : _writes[place];

    /// <summary>Where among the writes that of a record is; negative when there is none.</summary>
    private int PlaceOf(DirectoryRecord record)
    {
        if (_writes.Count <= FewWrites)
        {
            for (var i = 0; i < _writes.Count; i++)
            {
                if (Concerned(_writes[i]) == (record.Kind, record.Id))
                {
                    return i;
                }
            }

            return -1;
        }

        _places ??= [];
        for (; _entered < _writes.Count; _entered++)
        {
            if (Concerned(_writes[_entered]) is { } key)
            {
                _places[key] = _entered;
            }
        }

        return _places.TryGetValue((record.Kind, record.Id), out var place) ? place : -1;
    }

    private static (RecordKind Kind, Guid Id)? Concerned(Write write) => write switch
    {
        Write.Add add => (add.Record.Kind, add.Record.Id),
        Write.Update update => (update.Record.Kind, update.Record.Id),
        Write.Remove remove => (remove.Kind, remove.Id),
        Write.Require require => (require.Kind, require.Id),
        _ => null,
    };

    private long NextVersion(DirectoryRecord before, DirectoryRecord after) =>
        _context.Store is BatchStore batch ? batch.NextVersion(before, after) : before.Version + 1;

    private void Put(DirectoryRecord record, Write write)
    {
        LayOver(record, write);
        if (PlaceOf(record) is var place && place >= 0)
        {
            _writes[place] = write;
        }
        else
        {
            _writes.Add(write);
        }
    }

    private void LayOver(DirectoryRecord record, Write write)
    {
        if (write is Write.Remove)
        {
            _own?.Remove(record);
        }
        else
        {
            _own?.Put(record);
        }

        ForgetRightsIfOf(record);
    }
}
