using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace QuickStart;

/// <summary>A comma-separated file in UTF-8 with a header, read strictly: what is not right is refused, never guessed at.</summary>
public sealed class CsvFile(string path, params string[] columns)
{
    private static readonly CsvReaderOptions s_options = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        TrackLineNumbers = true,
    };

    // Skips the byte order mark and refuses bytes that are not UTF-8.
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>The file's name, without its folder.</summary>
    public string Name => Path.GetFileName(path);

    /// <summary>The fields of each row, in the order of the columns.</summary>
    /// <exception cref="UnreadableFileException">The file is missing or malformed.</exception>
    public async IAsyncEnumerable<string[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var text = Open();
        using var csv = CsvReader.Create(text, s_options);
        int[] places = [];
        while (await ReadRowAsync(csv, cancellationToken))
        {
            places = places.Length > 0 ? places : PlacesOf(csv);
            yield return [.. places.Select(csv.GetString)];
        }

        // A file without any row has a header to be checked all the same.
        _ = places.Length > 0 ? places : PlacesOf(csv);
    }

    public UnreadableFileException Malformed(string reason, Exception? cause = null) => new($"{path}: {reason}", cause);

    private StreamReader Open()
    {
        try
        {
            return new StreamReader(path, s_encoding, detectEncodingFromByteOrderMarks: false);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnreadableFileException(cause is FileNotFoundException or DirectoryNotFoundException
                ? $"{path}: there is no such file."
                : $"{path}: the file cannot be read. {cause.Message}", cause);
        }
    }

    private async ValueTask<bool> ReadRowAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (DecoderFallbackException cause)
        {
            throw Malformed("the file is not UTF-8.", cause);
        }
        catch (CsvFormatException cause)
        {
            throw Malformed($"this is no well-formed CSV. {cause.Message.ReplaceLineEndings(" ")}", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Malformed($"the file cannot be read. {cause.Message}", cause);
        }
    }

    private int[] PlacesOf(CsvReader csv)
    {
        var missing = columns.Where(column => !csv.TryGetFieldIndex(column, out _)).ToList();
        return missing.Count == 0
            ? [.. columns.Select(column => csv.GetFieldIndex(column))]
            : throw Malformed($"the header lacks {string.Join(", ", missing)}. It must name {string.Join(", ", columns)}.");
    }
}
