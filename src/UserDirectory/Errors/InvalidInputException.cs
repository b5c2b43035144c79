namespace UserDirectory;

/// <summary>An input breaks rules: every one that it breaks is listed. Code <c>input.invalid</c>.</summary>
public sealed class InvalidInputException : UserDirectoryException
{
    private const int MostInMessage = 20;

    internal InvalidInputException(IReadOnlyList<InputError> errors)
        : base("input.invalid", Describe(errors)) => Errors = errors;

    internal InvalidInputException(string field, string code, string message)
        : this([new InputError(field, code, message)])
    {
    }

    /// <summary>What is wrong, at least one.</summary>
    public IReadOnlyList<InputError> Errors { get; }

    private static string Describe(IReadOnlyList<InputError> errors)
    {
        var first = string.Join(" ", errors.Take(MostInMessage).Select(error => $"{error.Field}: {error.Message}"));
        return errors.Count > MostInMessage ? $"{first} And {errors.Count - MostInMessage} more." : first;
    }
}
