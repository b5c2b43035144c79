namespace UserDirectory;

/// <summary>
/// Refuses a reference that was made of null text: whoever wrote it wanted to name something, and it must not stand for the tenant.
/// Whatever looks a reference up asks this; inputs of several fields ask it first, so that it is told with all else that is wrong. Code:
/// <c>reference.missing</c>.
/// </summary>
internal static class ReferenceRules
{
    private const string Code = "reference.missing";
    private const string Message = "The reference is null. Give an id, key or path; where naming none is allowed, default says so.";

    public static void Check(InputErrors errors, string field, in EntityRef reference)
    {
        if (reference.IsMissing)
        {
            errors.Add(field, Code, Message);
        }
    }

    /// <summary>The same of each in a list; null is none.</summary>
    public static void Check(InputErrors errors, string field, IReadOnlyList<EntityRef>? references)
    {
        for (var i = 0; i < references?.Count; i++)
        {
            if (references[i].IsMissing)
            {
                errors.Add($"{field}[{i}]", Code, Message);
            }
        }
    }

    /// <exception cref="InvalidInputException">It is missing.</exception>
    public static void MustBeGiven(string field, in EntityRef reference)
    {
        if (reference.IsMissing)
        {
            throw Missing(field);
        }
    }

    /// <summary>The refusal of a null reference.</summary>
    public static InvalidInputException Missing(string field) => new(field, Code, Message);
}
