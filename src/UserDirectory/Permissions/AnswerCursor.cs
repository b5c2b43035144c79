using System.Text;

namespace UserDirectory;

/// <summary>
/// Where a page of <see cref="AnswerPages"/> starts: after a record. Bound to the question by a hash; carries no authority.
/// </summary>
internal static class AnswerCursor
{
    private const int HashLength = 8;

    public static string Write(Guid id, string question) => Base64UrlText.Encode([.. Hash(question), .. id.ToByteArray()]);

    /// <exception cref="InvalidInputException">It is malformed, or of another question.</exception>
    public static Guid? Parse(string? cursor, string question)
    {
        if (cursor is null)
        {
            return null;
        }

        if (Base64UrlText.TryDecode(cursor, out var bytes) && bytes.Length == HashLength + 16
            && bytes.AsSpan(0, HashLength).SequenceEqual(Hash(question)))
        {
            return new Guid(bytes.AsSpan(HashLength).ToArray());
        }

        throw new InvalidInputException(nameof(cursor), "cursor.invalid", "The cursor is not one of this list. Begin again without it.");
    }

    private static byte[] Hash(string question) => Sha256.Of(Encoding.UTF8.GetBytes(question)).AsSpan(0, HashLength).ToArray();
}
