using UserDirectory;

// Started by RuntimeTextTests in globalization-invariant mode, which a process cannot switch on for itself.
try
{
    RuntimeText.EnsureNormalizes();
    Console.WriteLine("accepted");
    return 0;
}
catch (InvalidOperationException exception)
{
    Console.WriteLine(exception.Message);
    return 1;
}
