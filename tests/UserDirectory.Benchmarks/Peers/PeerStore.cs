using Microsoft.AspNetCore.Identity;

namespace UserDirectory.Benchmarks.Peers;

/// <summary>The simplest store of ASP.NET Core Identity's accounts and roles: dictionaries. Not thread-safe.</summary>
internal sealed class PeerStore : IUserEmailStore<PeerUser>, IUserRoleStore<PeerUser>, IRoleStore<IdentityRole>
{
    private static readonly Task<IdentityResult> s_done = Task.FromResult(IdentityResult.Success);

    private readonly Dictionary<string, PeerUser> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PeerUser> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PeerUser> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IdentityRole> _roles = new(StringComparer.Ordinal);
    private readonly HashSet<(string UserId, string Role)> _assigned = [];

    public Task<IdentityResult> CreateAsync(PeerUser user, CancellationToken cancellationToken)
    {
        _byId.Add(user.Id, user);
        _byName.Add(user.NormalizedUserName!, user);
        _byEmail.Add(user.NormalizedEmail!, user);
        return s_done;
    }

    public Task<IdentityResult> UpdateAsync(PeerUser user, CancellationToken cancellationToken) => s_done;

    public Task<PeerUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(_byId.GetValueOrDefault(userId));

    public Task<PeerUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(_byName.GetValueOrDefault(normalizedUserName));

    public Task<PeerUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        Task.FromResult(_byEmail.GetValueOrDefault(normalizedEmail));

    public Task AddToRoleAsync(PeerUser user, string roleName, CancellationToken cancellationToken)
    {
        _assigned.Add((user.Id, roleName));
        return Task.CompletedTask;
    }

    public Task RemoveFromRoleAsync(PeerUser user, string roleName, CancellationToken cancellationToken)
    {
        _assigned.Remove((user.Id, roleName));
        return Task.CompletedTask;
    }

    public Task<bool> IsInRoleAsync(PeerUser user, string roleName, CancellationToken cancellationToken) =>
        Task.FromResult(_assigned.Contains((user.Id, roleName)));

    public Task<IList<string>> GetRolesAsync(PeerUser user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<string>>([.. _roles.Keys.Where(role => _assigned.Contains((user.Id, role)))]);

    public Task<IList<PeerUser>> GetUsersInRoleAsync(string roleName, CancellationToken cancellationToken) =>
        Task.FromResult<IList<PeerUser>>([.. _byId.Values.Where(user => _assigned.Contains((user.Id, roleName)))]);

    public Task<string> GetUserIdAsync(PeerUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(PeerUser user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(PeerUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.NormalizedUserName);

    public Task<string?> GetEmailAsync(PeerUser user, CancellationToken cancellationToken) => Task.FromResult(user.Email);

    public Task<string?> GetNormalizedEmailAsync(PeerUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.NormalizedEmail);

    public Task<bool> GetEmailConfirmedAsync(PeerUser user, CancellationToken cancellationToken) => Task.FromResult(user.EmailConfirmed);

    public Task SetUserNameAsync(PeerUser user, string? userName, CancellationToken cancellationToken) =>
        Done(user.UserName = userName);

    public Task SetNormalizedUserNameAsync(PeerUser user, string? normalizedName, CancellationToken cancellationToken) =>
        Done(user.NormalizedUserName = normalizedName);

    public Task SetEmailAsync(PeerUser user, string? email, CancellationToken cancellationToken) => Done(user.Email = email);

    public Task SetNormalizedEmailAsync(PeerUser user, string? normalizedEmail, CancellationToken cancellationToken) =>
        Done(user.NormalizedEmail = normalizedEmail);

    public Task SetEmailConfirmedAsync(PeerUser user, bool confirmed, CancellationToken cancellationToken) =>
        Done(user.EmailConfirmed = confirmed);

    public Task<IdentityResult> DeleteAsync(PeerUser user, CancellationToken cancellationToken)
    {
        _byId.Remove(user.Id);
        _byName.Remove(user.NormalizedUserName!);
        _byEmail.Remove(user.NormalizedEmail!);
        return s_done;
    }

    public Task<IdentityResult> CreateAsync(IdentityRole role, CancellationToken cancellationToken)
    {
        _roles.Add(role.NormalizedName!, role);
        return s_done;
    }

    public Task<IdentityResult> UpdateAsync(IdentityRole role, CancellationToken cancellationToken) => s_done;

    public Task<IdentityResult> DeleteAsync(IdentityRole role, CancellationToken cancellationToken)
    {
        _roles.Remove(role.NormalizedName!);
        return s_done;
    }

    public Task<string> GetRoleIdAsync(IdentityRole role, CancellationToken cancellationToken) => Task.FromResult(role.Id);

    public Task<string?> GetRoleNameAsync(IdentityRole role, CancellationToken cancellationToken) => Task.FromResult(role.Name);

    public Task SetRoleNameAsync(IdentityRole role, string? roleName, CancellationToken cancellationToken) => Done(role.Name = roleName);

    public Task<string?> GetNormalizedRoleNameAsync(IdentityRole role, CancellationToken cancellationToken) =>
        Task.FromResult(role.NormalizedName);

    public Task SetNormalizedRoleNameAsync(IdentityRole role, string? normalizedName, CancellationToken cancellationToken) =>
        Done(role.NormalizedName = normalizedName);

    Task<IdentityRole?> IRoleStore<IdentityRole>.FindByIdAsync(string roleId, CancellationToken cancellationToken) =>
        Task.FromResult(_roles.Values.FirstOrDefault(role => role.Id == roleId));

    Task<IdentityRole?> IRoleStore<IdentityRole>.FindByNameAsync(string normalizedRoleName, CancellationToken cancellationToken) =>
        Task.FromResult(_roles.GetValueOrDefault(normalizedRoleName));

    public void Dispose()
    {
    }

    // Takes the value that was set, so that setting it is one expression.
    private static Task Done<T>(T value)
    {
        _ = value;
        return Task.CompletedTask;
    }
}
