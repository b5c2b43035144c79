using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What a call names, read in waves before it is decided: each wave is one read of the store, and what its records name is asked for in the
/// next. How many waves there are depends on how far what a call rests on lies from what it names, never on how much it names. The decision
/// then looks everything up as if nobody had read ahead, and finds it in the <see cref="ReadSet"/>; what was not read ahead it reads then.
/// Not thread-safe.
/// </summary>
/// <param name="known">What is known so far.</param>
/// <param name="tenantId">The tenant.</param>
/// <param name="authority">Whose rights count in the call.</param>
/// <param name="hints">Which keys were whose a moment ago; null for no hints.</param>
/// <param name="clock">The clock, for what becomes a hint.</param>
/// <param name="asker">Whose rights are looked at before what is large is named; null names it at once.</param>
internal sealed class ReadAhead(
    ReadSet known, Guid tenantId, ActorRef authority, KeptKeys? hints, TimeProvider clock, TenantContext? asker = null)
{
    private readonly long _hintNumber = hints?.Number ?? 0;
    private readonly long _begunAt = clock.GetTimestamp();
    private Dictionary<Field, HashSet<Guid>>? _lists;
    private HashSet<Guid>? _givingGroups;
    private HashSet<Guid>? _factsOf;
    private HashSet<Read>? _asked;
    private HashSet<UniqueKey>? _askedKeys;
    private List<Read> _reads = [];
    private List<Action> _next = [];

    /// <summary>What is known so far.</summary>
    public ReadSet Known => known;

    public Guid TenantId => tenantId;

    /// <summary>Whose rights count in the call.</summary>
    public ActorRef Authority => authority;

    /// <summary>The record that had a key a moment ago, as long as it is not known which has it now; null when nobody can say.</summary>
    public T? Hint<T>(in UniqueKey key)
        where T : DirectoryRecord => known.Knows(key) ? null : hints?.Find<T>(key, out _);

    /// <summary>Makes what was found a hint for later calls.</summary>
    public void Keep(in UniqueKey key, DirectoryRecord found) => hints?.Keep(key, found, _hintNumber, _begunAt);

    /// <summary>Does something with what this wave finds: names more, for the next.</summary>
    public void Then(Action next) => _next.Add(next);

    /// <summary>
    /// Names what is large, or leads to what is, for who holds a permission at a place (null: the tenant): at once, or in the next wave,
    /// when the place is known. Anybody else could have much read by a call that is refused.
    /// </summary>
    /// <param name="permission">The permission.</param>
    /// <param name="place">The organization; null for the tenant.</param>
    /// <param name="name">Names it.</param>
    /// <param name="orElse">Another permission that is enough, tenant-wide.</param>
    public void WhenHeld(string permission, Guid? place, Action name, string? orElse = null)
    {
        if (IsHeld())
        {
            name();
            return;
        }

        this.AskAt(place);
        Then(() =>
        {
            if (IsHeld())
            {
                name();
            }
        });

        bool IsHeld() => authority.IsSystem || asker is null || asker.HoldsAsKnown(known, permission, place)
            || (orElse is not null && asker.HoldsAsKnown(known, orElse, null));
    }

    public void Find(RecordKind kind, Guid id)
    {
        // What an account has comes with the account.
        if (!known.Knows(kind, id) && !(kind == RecordKind.User && _factsOf?.Contains(id) == true))
        {
            Add(new Read.ById(kind, id));
        }
    }

    public void FindByKey(in UniqueKey key)
    {
        // Asked for before it is made into a read: of a batch's rows most name the same.
        if (!known.Knows(key) && _askedKeys?.Add(key) != false)
        {
            _reads.Add(new Read.ByKey(key));
        }
    }

    /// <summary>
    /// The same, though an earlier wave may have read it: for what must not be older than what else is read in this one.
    /// </summary>
    public void FindByKeyAgain(in UniqueKey key) => Add(new Read.ByKey(key));

    /// <summary>
    /// Every record whose field names an id, unless there are more than a store has to give at once. Those of one wave are asked for
    /// together.
    /// </summary>
    public void List(Field field, Guid id)
    {
        if (known.Knows(field, id))
        {
            return;
        }

        _lists ??= [];
        if (!_lists.TryGetValue(field, out var ids))
        {
            _lists[field] = ids = [];
        }

        ids.Add(id);
    }

    /// <summary>What groups give to whoever joins them: their assignments, and the roles of these.</summary>
    public void GivenBy(IEnumerable<Guid> groupIds)
    {
        foreach (var id in groupIds)
        {
            if (!known.Knows(RoleAssignmentFields.GroupId, id))
            {
                List(RoleAssignmentFields.GroupId, id);
                (_givingGroups ??= []).Add(id);
            }
        }
    }

    /// <summary>Whatever satisfies a filter: its records are known by their ids.</summary>
    public void Where(RecordKind kind, Filter filter) => Add(new Read.Where(kind, filter, Query<User>.LargestTake));

    /// <summary>What an account has.</summary>
    public void Facts(Guid userId)
    {
        if (!known.KnowsFacts(userId) && (_factsOf ??= []).Add(userId))
        {
            Add(new Read.Access(userId, null));
        }
    }

    /// <summary>An organization and all above it.</summary>
    public void Path(Guid organizationId)
    {
        if (known.KnownPath(organizationId) is null)
        {
            Add(new Read.Access(Guid.Empty, organizationId));
        }
    }

    /// <summary>
    /// From now on each thing is asked for once, however often it is named: for a batch of rows, many of which name the same.
    /// </summary>
    public void ExpectRepeats() => (_asked, _askedKeys) = (_asked ?? [], _askedKeys ?? []);

    private void Add(Read read)
    {
        if (_asked?.Add(read) != false)
        {
            _reads.Add(read);
        }
    }

    /// <summary>Reads, wave by wave, until nothing more is named. False when the tenant is unknown.</summary>
    /// <exception cref="DecisionOvertakenException">The authority number has moved between two waves.</exception>
    public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
    {
        while (_reads.Count > 0 || _lists is not null || _next.Count > 0)
        {
            AddLists();
            var (reads, next) = (_reads, _next);
            (_reads, _next) = ([], []);
            if (reads.Count > 0 && !await known.ReadAsync(reads, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            foreach (var name in next)
            {
                name();
            }
        }

        return true;
    }

    private void AddLists()
    {
        if (_lists is null)
        {
            return;
        }

        foreach (var list in _lists)
        {
            Add(new Read.Where(list.Key.Record, HasAny(list.Key, list.Value), Query<User>.LargestTake));
        }

        if (_givingGroups is not null)
        {
            Add(new Read.Where(
                RecordKind.Role, RoleLinks.Assignments.Any(HasAny(RoleAssignmentFields.GroupId, _givingGroups)), Query<User>.LargestTake));
        }

        (_lists, _givingGroups) = (null, null);
    }

    private static Filter HasAny(Field field, HashSet<Guid> ids) => ids.Count == 1 ? field.EqualTo(ids.First()) : field.In(ids);
}
