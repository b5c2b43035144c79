namespace UserDirectory;

/// <summary>
/// Collects everything that is wrong with one input, so that the caller learns all of it at once. Used by one call on one thread;
/// <see cref="Under"/> gives a view of the same collection for a nested input.
/// </summary>
internal sealed class InputErrors
{
    private readonly List<InputError> _errors;
    private readonly string _prefix;

    public InputErrors()
        : this([], string.Empty)
    {
    }

    private InputErrors(List<InputError> errors, string prefix) => (_errors, _prefix) = (errors, prefix);

    /// <summary>What was collected, nested inputs included.</summary>
    public IReadOnlyList<InputError> All => _errors;

    /// <summary>How many were collected, nested inputs included.</summary>
    public int Count => _errors.Count;

    /// <summary>
    /// The same collection for the fields of a nested input: <c>Under("Administrator")</c> names its e-mail <c>Administrator.Email</c>.
    /// </summary>
    public InputErrors Under(string field) => new(_errors, $"{_prefix}{field}.");

    public void Add(string field, string code, string message) => _errors.Add(new InputError(_prefix + field, code, message));

    public void AddRange(IEnumerable<InputError> errors) => _errors.AddRange(errors);

    /// <summary>Refuses the input when anything is wrong with it.</summary>
    /// <exception cref="InvalidInputException">At least one error was collected; all are listed.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new InvalidInputException([.. _errors]);
        }
    }
}
