namespace UserDirectory;

/// <summary>What the host brought along.</summary>
/// <param name="Hasher">Hashes passwords.</param>
/// <param name="Breaches">Known breached passwords; null without a list.</param>
/// <param name="Notifier">Delivers invitations; null without one.</param>
/// <param name="Handlers">Are told of commits; often none.</param>
internal sealed record DirectoryExtensions(
    IPasswordHasher Hasher, IPasswordBreachList? Breaches, IInvitationNotifier? Notifier, IReadOnlyList<IChangeHandler> Handlers);
