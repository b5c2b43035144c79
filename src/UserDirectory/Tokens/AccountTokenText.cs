namespace UserDirectory;

/// <summary>
/// The token of an account as text: base64url of the tenant's id and the secret, 64 characters. The secret's hash finds the record. Each
/// token has exactly one text. Prints nothing of the secret. Immutable.
/// </summary>
internal sealed class AccountTokenText(Guid tenantId, TokenSecret secret)
{
    private const int IdLength = 16;
    private const int TextLength = 64;

    public Guid TenantId => tenantId;

    public TokenSecret Secret => secret;

    /// <summary>The token of a text; null for any other text.</summary>
    public static AccountTokenText? Parse(string? text)
    {
        if (text is not { Length: TextLength } || !Base64UrlText.TryDecode(text, out var bytes))
        {
            return null;
        }

        var parts = bytes.AsSpan();
        return new(new Guid(parts.Slice(0, IdLength).ToArray()), new TokenSecret(parts.Slice(IdLength, TokenSecret.Length).ToArray()));
    }

    /// <summary>The text, to be delivered once.</summary>
    public string ToText()
    {
        var bytes = new byte[IdLength + TokenSecret.Length];
        tenantId.ToByteArray().CopyTo(bytes, 0);
        secret.Bytes.CopyTo(bytes.AsSpan(IdLength));
        return Base64UrlText.Encode(bytes);
    }
}
