namespace UserDirectory;

/// <summary>What stands against one row: everything is collected, so that a roster is put right in one go.</summary>
internal sealed class RowErrors
{
    private readonly InputErrors _errors = new();

    public RowErrors(IReadOnlyList<InputError> found) => _errors.AddRange(found);

    public bool Any => _errors.Count > 0;

    public IReadOnlyList<InputError> All => _errors.All;

    /// <summary>The same errors for rules on input.</summary>
    public InputErrors Input => _errors;

    public bool Has(string field) => _errors.All.Any(error => error.Field == field);

    public void Add(string field, string code, string message) => _errors.Add(field, code, message);

    /// <summary>Asks for something that the row needs for a field; a refusal becomes the field's error.</summary>
    public void Allow(string field, Action ask)
    {
        try
        {
            ask();
        }
        catch (UserDirectoryException refusal)
        {
            Add(field, refusal);
        }
    }

    /// <summary>Asks for something that the row needs for a field; a refusal becomes the field's error.</summary>
    /// <returns>Whether it was not refused.</returns>
    public async ValueTask<bool> AllowAsync(string field, ValueTask asked)
    {
        try
        {
            await asked.ConfigureAwait(false);
            return true;
        }
        catch (UserDirectoryException refusal) when (IsOfRow(refusal))
        {
            Add(field, refusal);
            return false;
        }
    }

    /// <summary>Does something that the row needs for a field; a refusal becomes the field's error.</summary>
    /// <returns>What came of it; null when it was refused.</returns>
    public async ValueTask<T?> TryAsync<T>(string field, ValueTask<T> done)
        where T : class?
    {
        try
        {
            return await done.ConfigureAwait(false);
        }
        catch (UserDirectoryException refusal) when (IsOfRow(refusal))
        {
            Add(field, refusal);
            return null;
        }
    }

    // What the store cannot do now is no fault of a row: it ends the import, which can be run again.
    private static bool IsOfRow(UserDirectoryException refusal) => refusal is not StoreException;

    // What is wrong with an input that the row was turned into is wrong with the row.
    private void Add(string field, UserDirectoryException refusal)
    {
        if (refusal is not InvalidInputException invalid)
        {
            _errors.Add(field, refusal.Code, refusal.Message);
            return;
        }

        foreach (var error in invalid.Errors)
        {
            _errors.Add(field, error.Code, error.Message);
        }
    }
}
