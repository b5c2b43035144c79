namespace UserDirectory.AspNetCore;

/// <summary>The roles, groups or users that a body names.</summary>
internal static class NamedRecords
{
    /// <summary>Their ids, in order: one that is named twice is there twice.</summary>
    /// <param name="call">The request.</param>
    /// <param name="field">What the core calls the list.</param>
    /// <param name="names">What names them.</param>
    /// <param name="find">Finds the id of one; null when there is none.</param>
    /// <exception cref="HttpRefusal">400: there is no such record, or several with the key.</exception>
    public static async ValueTask<IReadOnlyList<Guid>> IdsAsync(
        Call call, string field, IReadOnlyList<EntityRef> names, Func<EntityRef, ValueTask<Guid?>> find)
    {
        var kind = field.TrimEnd('s');
        var ids = new List<Guid>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var path = call.Operation.Path($"{field}[{i}]");
            try
            {
                ids.Add(await find(names[i])
                    .ConfigureAwait(false) ?? throw HttpRefusal.Invalid(path, $"{kind}.not_found", $"There is no such {kind}."));
            }
            catch (ConflictException several)
            {
                throw HttpRefusal.Invalid(path, several.Code, several.Message);
            }
        }

        return ids;
    }

    /// <summary>Those that are not among the others, each once.</summary>
    public static IReadOnlyList<EntityRef> Without(IEnumerable<Guid> ids, IEnumerable<Guid> others) =>
        [.. ids.Except(others).Select(id => (EntityRef)id)];
}
