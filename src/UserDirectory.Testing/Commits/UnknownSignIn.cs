using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>A sign-in that no store knows.</summary>
internal sealed record UnknownSignIn : SignIn;
