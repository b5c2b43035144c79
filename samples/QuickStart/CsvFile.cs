using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace QuickStart;

/// <summary>A comma-separated file in UTF-8 with a header, read strictly: what is not right is refused, never guessed at.</summary>
public sealed class CsvFile(string path, params string[] columns)
{
    // Far more than a row of any roster; where a quote is never closed, the rest of the file would be one row.
    private const int LongestRow = 64 * 1024;

    private static readonly CsvReaderOptions s_options = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
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
            RequireRegularFile();
            return new StreamReader(path, s_encoding, detectEncodingFromByteOrderMarks: false);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnreadableFileException(cause is FileNotFoundException or DirectoryNotFoundException
                ? $"{path}: there is no such file."
                : $"{path}: the file cannot be read. {cause.Message}", cause);
        }
    }

    // Pipes and devices have no length, and opening or reading one may never end.
    private void RequireRegularFile()
    {
        if (Directory.Exists(path))
        {
            throw Malformed("this is a folder, which cannot be read as a file.");
        }

        var file = new FileInfo(path);
        if (file.ResolveLinkTarget(returnFinalTarget: true) is { } target)
        {
            file = target.Exists ? new FileInfo(target.FullName) : throw Malformed("this is a link that leads to no regular file.");
        }

        if (file.Length == 0)
        {
            throw Malformed("this is an empty file or no regular file, for example a pipe.");
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
            throw Malformed($"line {cause.LineNumber}: this is no well-formed CSV. {cause.Message.ReplaceLineEndings(" ")}", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Malformed($"the file cannot be read. {cause.Message}", cause);
        }
    }

    private int[] PlacesOf(CsvReader csv)
    {
        var repeated = columns.Where(
            column => csv.Headers.Count(name => column.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) > 1).ToList();
        if (repeated.Count > 0)
        {
            throw Malformed($"the header names {string.Join(", ", repeated)} more than once.");
        }

        var missing = columns.Where(column => !csv.TryGetFieldIndex(column, out _)).ToList();
        return missing.Count == 0
            ? [.. columns.Select(column => csv.GetFieldIndex(column))]
            : throw Malformed($"the header lacks {string.Join(", ", missing)}. It must name {string.Join(", ", columns)}.");
    }
}
