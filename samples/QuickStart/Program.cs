using System.Text;
using QuickStart;

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
catch (IOException problem)
{
    Console.Error.WriteLine($"The output cannot be written: {problem.Message}");
    return 1;
}
