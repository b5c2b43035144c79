using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Names ahead what a caller names by reference, with what any decision about it rests on. Whatever is wrong with a reference is for the
/// look-up to say (<see cref="References"/>, which names things the same way); here it names nothing.
/// </summary>
internal static class NamedReads
{
    /// <summary>An account.</summary>
    public static void User(this ReadAhead ahead, in EntityRef reference, Action<User>? then = null)
    {
        if (reference.Id is { } id)
        {
            ahead.ById(id, then);
        }
        else if (ReferenceText.CanBeKey(reference.Text))
        {
            var key = RecordKeys.User.For(ahead.TenantId, reference.Text!);
            ahead.FindByKey(key);
            ahead.ThenOf(() => ahead.Known.Known<User>(key), then);
        }
    }

    /// <summary>An organization, and where rights are asked all above it; nothing when the reference names none.</summary>
    public static void Organization(this ReadAhead ahead, in EntityRef reference, Action<Organization?>? then = null)
    {
        if (reference.IsEmpty)
        {
            then?.Invoke(null);
        }
        else if (reference.Id is { } id)
        {
            ahead.Place(id);
            ahead.Then(() => then?.Invoke(ahead.Known.Known<Organization>(id)));
        }
        else if (NamedText.PathOf(reference) is { Owner: null } path)
        {
            ahead.OrganizationByPath(path, then);
        }
    }

    /// <summary>An organization of which the id is known, and where rights are asked all above it.</summary>
    public static void Place(this ReadAhead ahead, Guid? organizationId)
    {
        if (organizationId is not { } id)
        {
            return;
        }

        if (ahead.Authority.IsSystem)
        {
            ahead.Find(RecordKind.Organization, id);
        }
        else
        {
            ahead.Path(id);
        }
    }

    /// <summary>An organization, or null for the tenant, at which rights are asked: nothing for a system, which is not asked.</summary>
    public static void AskAt(this ReadAhead ahead, Guid? organizationId)
    {
        if (organizationId is { } id && !ahead.Authority.IsSystem)
        {
            ahead.Path(id);
        }
    }

    /// <summary>Roles that are named from a place: at it, at all above it, and in the tenant.</summary>
    public static void Roles(this ReadAhead ahead, IReadOnlyList<EntityRef>? references, Organization? from)
    {
        for (var i = 0; i < references?.Count; i++)
        {
            ahead.Role(references[i], from);
        }
    }

    /// <summary>A role that is named from a place.</summary>
    public static void Role(this ReadAhead ahead, in EntityRef reference, Organization? from, Action<Role>? then = null)
    {
        if (reference.Id is { } id)
        {
            ahead.ById(id, then);
        }
        else if (NamedText.PathOf(reference) is { Keys.Count: 1 } path)
        {
            ahead.Owned(RecordKeys.Role, path, from, then);
        }
    }

    /// <summary>A group that is named from a place, and those above it.</summary>
    public static void Group(this ReadAhead ahead, in EntityRef reference, Organization? from, Action<Group>? then = null)
    {
        if (reference.Id is { } id)
        {
            ahead.ById(id, then);
        }
        else if (NamedText.PathOf(reference) is { Keys.Count: > 0 } path)
        {
            ahead.Owned(RecordKeys.Group, path, from, then);
        }
    }

    private static void OrganizationByPath(this ReadAhead ahead, NamedText path, Action<Organization?>? then)
    {
        var keys = path.Keys.Select(part => RecordKeys.Organization.For(ahead.TenantId, part)).ToList();
        var last = keys[keys.Count - 1];
        if (ahead.Known.Knows(last))
        {
            if (ahead.Known.Known<Organization>(last) is { } known)
            {
                ahead.Place(known.Id);
                then?.Invoke(known);
            }

            return;
        }

        foreach (var key in keys)
        {
            ahead.FindByKey(key);
        }

        // Most probably it is this one: what follows from it is read at once. When it is another one, that follows in the next wave.
        var hint = ahead.Hint<Organization>(last);
        if (hint is not null)
        {
            ahead.Place(hint.Id);
            then?.Invoke(hint);
        }

        ahead.Then(() =>
        {
            if (ahead.Known.Known<Organization>(last) is not { } found)
            {
                return;
            }

            ahead.Keep(last, found);
            if (found.Id != hint?.Id || !found.AncestorIds.SequenceEqual(hint.AncestorIds))
            {
                ahead.Place(found.Id);
                then?.Invoke(found);
            }
        });
    }

    private static void Owned<T>(this ReadAhead ahead, KeyDefinition definition, NamedText path, Organization? from, Action<T>? then)
        where T : DirectoryRecord
    {
        if (path.Owner is { Length: > 0 } owner)
        {
            ahead.OwnedBy(owner, definition, path, then);
            return;
        }

        ahead.Owned(definition, path.Keys, null, then);
        if (path.Owner is null && from is not null)
        {
            ahead.Owned(definition, path.Keys, from.Id, then);
            for (var i = 0; i < from.AncestorIds.Count; i++)
            {
                ahead.Owned(definition, path.Keys, from.AncestorIds[i], then);
            }
        }
    }

    private static void OwnedBy<T>(this ReadAhead ahead, string owner, KeyDefinition definition, NamedText path, Action<T>? then)
        where T : DirectoryRecord => ahead.Organization(owner, named =>
        {
            if (named is not null)
            {
                ahead.Owned(definition, path.Keys, named.Id, then);
            }
        });

    private static void Owned<T>(this ReadAhead ahead, KeyDefinition definition, IReadOnlyList<string> keys, Guid? owner, Action<T>? then)
        where T : DirectoryRecord
    {
        // Those above have the same owner.
        for (var i = 0; i < keys.Count; i++)
        {
            ahead.FindByKey(definition.For(ahead.TenantId, keys[i], owner));
        }

        if (then is not null)
        {
            ahead.ThenOf(definition.For(ahead.TenantId, keys[keys.Count - 1], owner), then);
        }
    }

    private static void ThenOf<T>(this ReadAhead ahead, UniqueKey last, Action<T> then)
        where T : DirectoryRecord
    {
        var hint = ahead.Hint<T>(last);
        if (hint is not null)
        {
            then(hint);
        }

        ahead.Then(() =>
        {
            if (ahead.Known.Known<T>(last) is not { } found)
            {
                return;
            }

            ahead.Keep(last, found);
            if (found.Id != hint?.Id || found.Version != hint.Version)
            {
                then(found);
            }
        });
    }

    private static void ById<T>(this ReadAhead ahead, Guid id, Action<T>? then)
        where T : DirectoryRecord
    {
        ahead.Find(RecordType.Of<T>().Kind, id);
        ahead.ThenOf(() => ahead.Known.Known<T>(id), then);
    }

    private static void ThenOf<T>(this ReadAhead ahead, Func<T?> find, Action<T>? then)
        where T : DirectoryRecord
    {
        if (then is not null)
        {
            ahead.Then(() =>
            {
                if (find() is { } found)
                {
                    then(found);
                }
            });
        }
    }
}
