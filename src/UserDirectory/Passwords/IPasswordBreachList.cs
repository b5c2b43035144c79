namespace UserDirectory;

/// <summary>
/// A list of passwords that are known to attackers, asked whenever a password is chosen (never at sign-in). There is none by default;
/// register one to refuse such passwords with <c>password.breached</c>. How long one lives: see <see cref="UserDirectoryBuilder"/>.
/// </summary>
/// <remarks>
/// An implementation that asks a service must not send the password or its whole hash, and decides itself what an unreachable service
/// means: an exception from here passes through to the caller unwrapped, and no password is set.
/// </remarks>
public interface IPasswordBreachList
{
    /// <summary>Whether the password is on the list.</summary>
    /// <param name="password">The password; its length and characters are already right.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    ValueTask<bool> ContainsAsync(string password, CancellationToken cancellationToken);
}
