namespace UserDirectory;

#pragma warning disable CS9113
internal sealed class TokenCalls(DirectoryRuntime runtime)
{
    public ValueTask<InvitationPreview> PreviewAsync(string token, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<User> AcceptAsync(string token, Acceptance acceptance, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DeclineAsync(string token, CancellationToken cancellationToken) => throw new NotSupportedException();
}
