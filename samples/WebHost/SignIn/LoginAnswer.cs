namespace WebHost;

/// <summary>A bearer token.</summary>
/// <param name="AccessToken">The token, which says nothing to whoever holds it.</param>
/// <param name="ExpiresIn">For how many seconds it is good, unless the sign-in ends before.</param>
internal sealed record LoginAnswer(string AccessToken, long ExpiresIn);
