namespace UserDirectory;

/// <summary>
/// Custom attributes as a caller gives them: they may break rules that <see cref="UserAttributes"/> never breaks. Codes:
/// <c>attributes.text</c>, <c>attributes.twice</c>.
/// </summary>
internal static class AttributeChanges
{
    /// <summary>A copy of the changes that a caller gives.</summary>
    /// <exception cref="InvalidInputException">They break rules; all are listed.</exception>
    public static List<KeyValuePair<string, string?>> Checked(IReadOnlyDictionary<string, string?> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var errors = new InputErrors();
        var given = attributes.ToList();
        CheckChanges(errors, nameof(attributes), given);
        errors.ThrowIfAny();
        return given;
    }

    /// <summary>Adds what is wrong with attributes that are to be there.</summary>
    public static void Check(InputErrors errors, string field, IEnumerable<KeyValuePair<string, string>>? given) =>
        Check(errors, field, given!, removes: false);

    /// <summary>The same for changes, of which one without a text removes what is there.</summary>
    public static void CheckChanges(InputErrors errors, string field, IEnumerable<KeyValuePair<string, string?>> given) =>
        Check(errors, field, given, removes: true);

    private static void Check(InputErrors errors, string field, IEnumerable<KeyValuePair<string, string?>>? given, bool removes)
    {
        if (given is null)
        {
            return;
        }

        var once = new Dictionary<string, string?>(UserAttributes.Names);
        foreach (var attribute in given)
        {
            if (attribute.Value is null && !removes)
            {
                errors.Add(
                    field, "attributes.text", $"The attribute {Quoted.Text(attribute.Key)} has no text; leave it out when there is none.");
            }
            else if (once.ContainsKey(attribute.Key))
            {
                errors.Add(field, "attributes.twice",
                    $"The attribute {Quoted.Text(attribute.Key)} is given twice; casing does not tell names apart.");
            }
            else
            {
                once.Add(attribute.Key, attribute.Value);
            }
        }

        AttributeRules.Check(errors, field, new UserAttributes(once.Where(attribute => attribute.Value is not null)!));
    }

    /// <summary>What is there, with these set and those without a text removed. A name that is there keeps its spelling.</summary>
    public static UserAttributes Merged(UserAttributes current, IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var merged = current.ToDictionary(attribute => attribute.Key, attribute => attribute.Value, UserAttributes.Names);
        foreach (var change in changes)
        {
            if (change.Value is null)
            {
                merged.Remove(change.Key);
            }
            else
            {
                merged[change.Key] = change.Value;
            }
        }

        return merged.Count == 0 ? UserAttributes.Empty : new UserAttributes(merged);
    }
}
