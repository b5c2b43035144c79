namespace UserDirectory;

/// <summary>
/// The token of an invitation: base64url of the tenant's id, the invitation's id and the secret, 86 characters. The ids find the record,
/// the secret proves. Each token has exactly one text. Prints nothing of the secret. Immutable.
/// </summary>
internal sealed class InvitationToken(Guid tenantId, Guid invitationId, TokenSecret secret)
{
    private const int IdLength = 16;
    private const int TextLength = 86;

    public Guid TenantId => tenantId;

    public Guid InvitationId => invitationId;

    public TokenSecret Secret => secret;

    /// <summary>The token of a text; null for any other text.</summary>
    public static InvitationToken? Parse(string? text)
    {
        if (text is not { Length: TextLength } || !Base64UrlText.TryDecode(text, out var bytes))
        {
            return null;
        }

        var ids = bytes.AsSpan();
        return new(
            new Guid(ids.Slice(0, IdLength).ToArray()),
            new Guid(ids.Slice(IdLength, IdLength).ToArray()),
            new TokenSecret(ids.Slice(2 * IdLength, TokenSecret.Length).ToArray()));
    }

    /// <summary>The text, to be shown once.</summary>
    public string ToText()
    {
        var bytes = new byte[(2 * IdLength) + TokenSecret.Length];
        tenantId.ToByteArray().CopyTo(bytes, 0);
        invitationId.ToByteArray().CopyTo(bytes, IdLength);
        secret.Bytes.CopyTo(bytes.AsSpan(2 * IdLength));
        return Base64UrlText.Encode(bytes);
    }
}
