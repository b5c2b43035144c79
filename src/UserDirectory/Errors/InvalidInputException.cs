namespace UserDirectory;

/// <summary>An input breaks rules: every one that it breaks is listed. Code <c>input.invalid</c>.</summary>
public sealed class InvalidInputException : UserDirectoryException
{
    private const int MostInMessage = 20;

    /// <summary>Such a refusal, for hosts that substitute the directory in their tests.</summary>
    /// <param name="errors">What is wrong, at least one. Copied.</param>
    public InvalidInputException(IReadOnlyList<InputError> errors)
        : base("input.invalid", Describe(errors)) => Errors = [.. errors];

    /// <summary>The same of one thing that is wrong.</summary>
    /// <param name="field">The input's field.</param>
    /// <param name="code">The stable code of what is wrong.</param>
    /// <param name="message">What is wrong and what is allowed, in a sentence.</param>
    public InvalidInputException(string field, string code, string message)
        : this([new InputError(field, code, message)])
    {
    }

    /// <summary>What is wrong, at least one.</summary>
    public IReadOnlyList<InputError> Errors { get; }

    private static string Describe(IReadOnlyList<InputError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var first = string.Join(" ", errors.Take(MostInMessage).Select(error => $"{error.Field}: {error.Message}"));
        return errors.Count > MostInMessage ? $"{first} And {errors.Count - MostInMessage} more." : first;
    }
}
