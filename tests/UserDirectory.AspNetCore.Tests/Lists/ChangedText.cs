using System.Text;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>A condition as a caller might mistype it: some are conditions still, most are none.</summary>
internal static class ChangedText
{
    private const string Noise = "()',= \t/@$\"\\éß😀\0\uD800abeqnotin0123456789-+.:Zguid'datetime'null";

    /// <param name="random">Where it comes from.</param>
    /// <param name="people">Whose values it compares with.</param>
    /// <param name="now">When it is asked.</param>
    public static string Of(Random random, IReadOnlyList<User> people, DateTimeOffset now)
    {
        var changed = new StringBuilder(GeneratedCondition.Of(random, people, now, random.Next(4)).Text);
        for (var changes = random.Next(4); changes > 0 && changed.Length > 0; changes--)
        {
            var at = random.Next(changed.Length);
            var length = Math.Min(random.Next(1, 6), changed.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    changed.Remove(at, length);
                    break;
                case 1:
                    changed.Insert(at, Noise[random.Next(Noise.Length)]);
                    break;
                case 2:
                    changed[at] = Noise[random.Next(Noise.Length)];
                    break;
                case 3:
                    changed.Insert(random.Next(changed.Length), changed.ToString(at, length));
                    break;
                default:
                    // Words are more often wrong than letters are.
                    var words = changed.ToString().Split(' ');
                    (words[random.Next(words.Length)], words[^1]) = (words[^1], words[random.Next(words.Length)]);
                    changed.Clear().Append(string.Join(' ', words));
                    break;
            }
        }

        return changed.ToString();
    }
}
