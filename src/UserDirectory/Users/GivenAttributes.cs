namespace UserDirectory;

/// <summary>Custom attributes as a caller gives them: they may break rules that <see cref="UserAttributes"/> never breaks. Codes: <c>attributes.text</c>, <c>attributes.twice</c>.</summary>
internal static class GivenAttributes
{
    public static void Check(InputErrors errors, string field, IEnumerable<KeyValuePair<string, string>>? given)
    {
        if (given is null)
        {
            return;
        }

        var once = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in given)
        {
            if (attribute.Value is null)
            {
                errors.Add(field, "attributes.text", $"The attribute '{attribute.Key}' has no text; leave it out when there is none.");
            }
            else if (once.ContainsKey(attribute.Key))
            {
                errors.Add(field, "attributes.twice", $"The attribute '{attribute.Key}' is given twice; names are case-sensitive.");
            }
            else
            {
                once.Add(attribute.Key, attribute.Value);
            }
        }

        AttributeRules.Check(errors, field, new UserAttributes(once));
    }

    /// <summary>What is there, with these set and those without a text removed.</summary>
    public static UserAttributes Merged(UserAttributes current, IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var merged = current.ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal);
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
