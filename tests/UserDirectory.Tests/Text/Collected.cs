namespace UserDirectory.Tests;

/// <summary>What rules found.</summary>
internal static class Collected
{
    public static IReadOnlyList<InputError> By(Action<InputErrors> rule)
    {
        var errors = new InputErrors();
        rule(errors);
        return In(errors);
    }

    public static IReadOnlyList<InputError> In(InputErrors errors)
    {
        try
        {
            errors.ThrowIfAny();
            return [];
        }
        catch (InvalidInputException exception)
        {
            return exception.Errors;
        }
    }
}
