namespace UserDirectory.Sqlite.Worker;

/// <summary>Calls of one commit each, without end: two people are made, one of them is changed, the other goes.</summary>
internal static class StepWriting
{
    private const string Changed = "Changed";

    public static async Task RunAsync(string path, string name)
    {
        using var file = new WorkFile(path, options => options.Opened = Lines.TellOfWrites);
        for (var step = 1; ; step++)
        {
            await TakeAsync(file.Acme, name, step);
            Lines.Acknowledge(step);
        }
    }

    /// <summary>The keys and names of the people who are there after so many steps.</summary>
    public static IReadOnlyDictionary<string, string?> After(string name, int steps)
    {
        var people = new Dictionary<string, string?>();
        for (var step = 1; step <= steps; step++)
        {
            switch (step % 4)
            {
                case 3:
                    people[Key(name, step - 1)] = Changed;
                    break;
                case 0:
                    people.Remove(Key(name, step - 3));
                    break;
                default:
                    people.Add(Key(name, step), null);
                    break;
            }
        }

        return people;
    }

    private static async Task TakeAsync(ITenantDirectory acme, string name, int step)
    {
        switch (step % 4)
        {
            case 3:
                await acme.Users.UpdateAsync(Key(name, step - 1), new UserUpdate { DisplayName = Changed });
                break;
            case 0:
                await acme.Users.DeleteAsync(Key(name, step - 3));
                break;
            default:
                await acme.Users.CreateAsync(
                    new NewUser(Key(name, step)) { Organization = "lisbon", Roles = ["reader"], Groups = ["sales"] });
                break;
        }
    }

    private static string Key(string name, int step) => $"{name}-{step}";
}
