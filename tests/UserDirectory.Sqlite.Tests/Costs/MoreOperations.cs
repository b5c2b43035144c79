using UserDirectory.Queries;
using UserDirectory.Tests.StoreCalls;

namespace UserDirectory.Sqlite.Tests;

/// <summary>What is asked of a database beside the table of store calls: pages in the middle, the feed, what all people have.</summary>
internal static class MoreOperations
{
    public static IReadOnlyList<CalledOperation> All { get; } =
    [
        new("list 50 accounts by display name", 1, (_, acme) =>
            acme.Users.ListAsync(new UserQuery { Take = 50, OrderBy = [UserFields.DisplayName] }).AsTask()),
        Middle("list 50 accounts in the middle, by key", UserFields.Key),
        Middle("list 50 accounts in the middle, by key backwards", UserFields.Key.Descending),
        Middle("list 50 accounts in the middle, by display name", UserFields.DisplayName),
        Middle("list 50 accounts in the middle, by id", UserFields.Id),
        new("search 25 accounts", 1, (_, acme) => acme.Users.ListAsync(new UserQuery { Search = "ann" }).AsTask()),
        new("list the members of an organization", 3, (w, acme) => acme.Members.ListAsync(w.Place.Id).AsTask()),
        new("list the members of a group", 3, (w, acme) =>
            acme.Groups.ListMembersAsync($"{w.Top.Key}:above/group-0").AsTask()),
        new("list the accounts with a role", 3, (w, acme) =>
            acme.Users.ListAsync(new UserQuery { Role = $"{w.Top.Key}:role-0" }).AsTask()),
        new("list the memberships of an account", 2, (_, acme) => acme.Members.ListOfUserAsync("ann").AsTask()),
        new("list the assignments of an account", 3, (w, acme) => acme.Roles.ListAssignmentsAsync(w.Ann.Id).AsTask()),
        new("list the groups of an account", 2, (_, acme) => acme.Groups.ListOfUserAsync("ann").AsTask()),
        new("list 50 organizations", 1, (_, acme) => acme.Organizations.ListAsync().AsTask()),
        new("list the organizations below one", 2, (w, acme) => acme.Organizations.ListBelowAsync(w.Top.Id).AsTask()),
        new("list 50 groups", 1, (_, acme) => acme.Groups.ListAsync().AsTask()),
        new("list 50 roles", 1, (_, acme) => acme.Roles.ListAsync().AsTask()),
        new("list 50 open invitations", 1, (_, acme) => acme.Invitations.ListAsync().AsTask()),
        new("read 100 changes", 3, async (_, acme) =>
            await acme.Changes.ReadAsync(Math.Max(0, await acme.Changes.GetLatestNumberAsync() - 100))),
        new("record a login", 3, (_, acme) =>
            acme.Users.RecordLoginAsync("ann", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)).AsTask()),
        new("set a password", 6, (_, acme) => acme.Passwords.SetAsync("ann", "another horse battery").AsTask()),
        new("suspend an organization", 2, (w, acme) => acme.Organizations.SuspendAsync(w.Place.Id).AsTask()),
        new("delete an organization", 6, (_, acme) => acme.Organizations.DeleteAsync("mover")
            .AsTask()) { Before = (w, _) => w.MakeMoverAsync() },
        new("delete a group", 3, (w, acme) => acme.Groups.DeleteAsync($"{w.Top.Key}:above/group-0").AsTask()),
        new("delete a role", 2, (w, acme) => acme.Roles.DeleteAsync($"{w.Top.Key}:role-0").AsTask()),
        new("erase a deleted account", 4, (w, acme) => acme.Users.EraseAsync(w.Ann.Id)
            .AsTask()) { Before = (w, _) => w.System.Users.DeleteAsync("ann").AsTask() },
    ];

    private static CalledOperation Middle(string name, Sort order)
    {
        string? cursor = null;
        return new(name, 1, (_, acme) =>
            acme.Users.ListAsync(new UserQuery { Take = 50, OrderBy = [order], Cursor = cursor }).AsTask())
        {
            Before = async (_, acme) =>
            {
                var half = (int)(await acme.Users.CountAsync() / 2);
                cursor = (await acme.Users.ListAsync(new UserQuery { Take = 1, Skip = half, OrderBy = [order] })).NextCursor;
            },
        };
    }
}
