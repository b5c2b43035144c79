using System.Text;

namespace UserDirectory;

/// <summary>Where a page of <see cref="WhoCan"/> starts: after an account. Bound to the question by a hash; carries no authority.</summary>
internal static class WhoCanCursor
{
    private const int HashLength = 8;

    public static string Write(Guid userId, string permission, Guid? place) => Base64UrlText.Encode([.. Hash(permission, place), .. userId.ToByteArray()]);

    /// <exception cref="InvalidInputException">It is malformed, or of another question.</exception>
    public static Guid? Parse(string? cursor, string permission, Guid? place)
    {
        if (cursor is null)
        {
            return null;
        }

        if (Base64UrlText.TryDecode(cursor, out var bytes) && bytes.Length == HashLength + 16 && bytes.AsSpan(0, HashLength).SequenceEqual(Hash(permission, place)))
        {
            return new Guid(bytes.AsSpan(HashLength).ToArray());
        }

        throw new InvalidInputException(nameof(cursor), "cursor.invalid", "The cursor is not one of this list. Begin again without it.");
    }

    private static byte[] Hash(string permission, Guid? place) =>
        Sha256.Of(Encoding.UTF8.GetBytes($"{permission} {place}")).AsSpan(0, HashLength).ToArray();
}
