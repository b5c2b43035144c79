namespace UserDirectory;

/// <summary>
/// The rules for a picture's text: a data URI (base64, PNG, JPEG, GIF or WebP by content and by label, at most
/// <see cref="Picture.MaxBytes"/>), an http or https URL, or a file name. Pure. Codes: <c>picture.data_uri</c>, <c>picture.type</c>,
/// <c>picture.too_large</c>, <c>picture.url</c>, <c>picture.file_name</c>.
/// </summary>
internal static class PictureText
{
    /// <summary>The longest URL.</summary>
    public const int MaxUrl = 2048;

    /// <summary>The longest file name.</summary>
    public const int MaxFileName = 255;

    private const string DataScheme = "data:";
    private const string Base64Mark = ";base64";
    private const int MaxLabel = 100;
    private const int MaxBase64 = (Picture.MaxBytes + 2) / 3 * 4;
    private const string DataUriForm = "Write data:image/png;base64,… with the image in plain base64";

    /// <summary>Adds what is wrong with a picture's text; nothing when it is right or null.</summary>
    public static void Check(InputErrors errors, string field, string? text)
    {
        if (Read(text, out _) is var (code, message))
        {
            errors.Add(field, code, message);
        }
    }

    /// <summary>Adds what is wrong with a file name; nothing when it is right or null.</summary>
    public static void CheckFileName(InputErrors errors, string field, string? fileName)
    {
        if (fileName is not null && FileNameFault(fileName) is var (code, message))
        {
            errors.Add(field, code, message);
        }
    }

    /// <summary>What a text that was checked stands for.</summary>
    public static GivenPicture Parse(string? text) =>
        Read(text, out var picture) is null ? picture : throw new ArgumentException("The picture's text was not checked.", nameof(text));

    /// <summary>Whether the text carries the bytes.</summary>
    public static bool IsDataUri(string? text) => text is not null && text.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase);

    private static (string Code, string Message)? Read(string? text, out GivenPicture picture)
    {
        picture = default;
        if (text is null)
        {
            return null;
        }

        if (IsDataUri(text))
        {
            return ReadDataUri(text, out picture);
        }

        var isUrl = text.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        picture = new(text, isUrl ? PictureTextKind.Url : PictureTextKind.FileName);
        return isUrl ? UrlFault(text) : FileNameFault(text);
    }

    private static (string Code, string Message)? ReadDataUri(string text, out GivenPicture picture)
    {
        picture = default;
        var comma = text.IndexOf(',', 0, Math.Min(text.Length, MaxLabel));
        var label = comma < 0 ? string.Empty : text.Substring(DataScheme.Length, comma - DataScheme.Length);
        if (!label.EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase))
        {
            return ("picture.data_uri", $"The data URI is not in base64. {DataUriForm}.");
        }

        if (text.Length - comma - 1 > MaxBase64)
        {
            return TooLarge();
        }

        if (Decoded(text.Substring(comma + 1)) is not { } content)
        {
            return ("picture.data_uri", $"The data URI's content is not base64. {DataUriForm}.");
        }

        var named = label.Split(';')[0].Trim().ToLowerInvariant();
        picture = new(text, PictureTextKind.DataUri) { ContentType = PictureType.Of(content), Content = content };
        return ContentFault(content)
            ?? (named == picture.ContentType || (named == "image/jpg" && picture.ContentType == PictureType.Jpeg)
                ? null
                : ("picture.type", $"The data URI says that it is '{named}', but its content is {picture.ContentType}. Say what it is."));
    }

    /// <summary>What is wrong with an image's bytes; null when nothing is.</summary>
    public static (string Code, string Message)? ContentFault(ReadOnlySpan<byte> content) =>
        content.Length > Picture.MaxBytes ? TooLarge()
        : PictureType.Of(content) is null ? ("picture.type", $"The content is no image of a known type: {PictureType.Allowed}.")
        : null;

    private static byte[]? Decoded(string base64)
    {
        // The base library skips white space, which no data URI has.
        if (base64.Any(char.IsWhiteSpace))
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static (string Code, string Message)? UrlFault(string url) =>
        url.Length <= MaxUrl && url.All(IsPrintable) && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Host.Length > 0
            ? null
            : ("picture.url", $"This is not a web address. Write https://… with at most {MaxUrl} characters and no spaces.");

    private static (string Code, string Message)? FileNameFault(string name)
    {
        var errors = new InputErrors();
        TextRules.CheckName(errors, string.Empty, name);
        return errors.Count == 0 && name.Length <= MaxFileName && name is not ("." or "..") && name.IndexOfAny(['/', '\\', ':']) < 0
            ? null
            : ("picture.file_name", $"This is neither a data URI nor a web address nor a file name: 1 to {MaxFileName} characters without "
                + $"/ \\ : and line breaks.");
    }

    private static bool IsPrintable(char c) => c > ' ' && c is not (>= '\u007F' and <= '\u00A0') && !char.IsSurrogate(c);

    private static (string Code, string Message) TooLarge() =>
        ("picture.too_large", $"The picture has more than {Picture.MaxBytes} bytes, which is the most that is allowed.");
}
