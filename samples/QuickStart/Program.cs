using System.Text;
using QuickStart;
using UserDirectory;

Console.OutputEncoding = Encoding.UTF8;
try
{
    if (args is ["--help" or "-h"])
    {
        Console.WriteLine(Arguments.Usage);
        return 0;
    }

    if (Arguments.Parse(args) is not { } arguments)
    {
        Console.Error.WriteLine(Arguments.Usage);
        return 2;
    }

    await new Tour(arguments, Console.Out).RunAsync();
    return 0;
}
catch (UnreadableFileException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
catch (UserDirectoryException refusal)
{
    // A roster may hold what a task of the tour makes, or be left without an administrator by one.
    Console.Error.WriteLine(
        $"The tour ends here, for this roster does not allow its next task ({refusal.Code}): {refusal.Message.ReplaceLineEndings(" ")}");
    return 1;
}
catch (IOException problem)
{
    Console.Error.WriteLine($"The output cannot be written: {problem.Message}");
    return 1;
}
