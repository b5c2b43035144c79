namespace UserDirectory;

/// <summary>An input breaks rules: every one that it breaks is listed. Code <c>input.invalid</c>.</summary>
public sealed class InvalidInputException : UserDirectoryException
{
    internal InvalidInputException(IReadOnlyList<InputError> errors)
        : base("input.invalid", string.Join(" ", errors.Select(error => $"{error.Field}: {error.Message}"))) => Errors = errors;

    internal InvalidInputException(string field, string code, string message)
        : this([new InputError(field, code, message)])
    {
    }

    /// <summary>What is wrong, at least one.</summary>
    public IReadOnlyList<InputError> Errors { get; }
}
