namespace UserDirectory.Benchmarks;

/// <summary>Names that repeat as those of people do.</summary>
internal static class Names
{
    private static readonly string[] s_given = [
        "Ana", "Bob", "Carla", "Dimitri", "Eva", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kira", "Liam", "Mona", "Nuno", "Olga", "Paul"];
    private static readonly string[] s_family = [
        "Silva", "Smith", "Weber", "Rossi", "Novak", "Kowalski", "Haddad", "Tanaka", "Kim", "Costa", "Meyer", "Lopez", "Ivanova", "Dubois"];

    public static string Given(int number) => s_given[number % s_given.Length];

    public static string Family(int number) => $"{s_family[number % s_family.Length]}{number / 50 % 97}";
}
