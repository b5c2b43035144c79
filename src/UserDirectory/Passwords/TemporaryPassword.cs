using System.Text;

namespace UserDirectory;

/// <summary>Passwords that are handed over on paper or by telephone and changed at the first sign-in. Thread-safe.</summary>
internal static class TemporaryPassword
{
    // 32 characters, none of which is taken for another (no I, O, 0, 1): five bits of a random byte choose one without bias.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int GroupLength = 5;
    private const int MinGroups = 4;

    /// <summary>
    /// A new one of at least 100 random bits, in groups of five with hyphens between; more groups when <paramref name="minLength"/> asks
    /// for them.
    /// </summary>
    public static string Create(int minLength = 0)
    {
        var groups = Math.Max(MinGroups, (minLength + GroupLength + 1) / (GroupLength + 1));
        var random = RandomBytes.Create(groups * GroupLength);
        var text = new StringBuilder();
        for (var i = 0; i < random.Length; i++)
        {
            if (i > 0 && i % GroupLength == 0)
            {
                text.Append('-');
            }

            text.Append(Alphabet[random[i] & 0x1F]);
        }

        return text.ToString();
    }
}
