using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What a look-up found, where there must be something.</summary>
internal static class FoundRecord
{
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    public static async ValueTask<T> OrThrowAsync<T>(ValueTask<T?> found, RecordKind kind)
        where T : class => await found.ConfigureAwait(false) ?? throw new RecordNotFoundException(kind);
}
