namespace UserDirectory.Testing;

/// <summary>
/// Draws texts of few characters, so that they meet: letters in both casings, what SQL, patterns and JSON have a meaning for, zero, letters
/// that stand in several characters, and those beyond the first plane.
/// </summary>
internal sealed class RandomTexts(Dice dice)
{
    private static readonly string[] s_characters =
    [
        "a", "A", "b", "'", "\"", "%", "_", "\\", "*", "?", "[", "]", "\0", " ", "\u0301", "\u00E1", "\u00DF", "\u0130", "\uFB01",
        "\uE000", "\uFFFD", "\U0001F600", "\U0001F601", "\U00010400", "\U00010428",
    ];

    /// <summary>A text of so many characters at most, and of one at least.</summary>
    public string Next(int most) => string.Concat(Enumerable.Range(0, 1 + dice.Below(most)).Select(_ => dice.Pick(s_characters)));

    /// <summary>Some characters of a text that follow each other, never half of one.</summary>
    public string Part(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var start = dice.Below(runes.Count + 1);
        return string.Concat(runes.Skip(start).Take(1 + dice.Below(4)));
    }
}
