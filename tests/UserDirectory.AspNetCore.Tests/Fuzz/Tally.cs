using System.Text;

namespace UserDirectory.AspNetCore.Tests.Fuzz;

/// <summary>How the requests to each operation were answered.</summary>
internal sealed class Tally
{
    // What is answered before an operation's own handler is asked.
    private static readonly string[] s_before = ["tenant.not_found", "organization.not_found", "access.inactive", "access.not_signed_in"];

    private readonly SortedDictionary<string, (int Done, int Refused, int Other)> _operations = new(StringComparer.Ordinal);

    public int Reached { get; private set; }

    public IEnumerable<string> NeverDone => _operations.Where(each => each.Value.Done == 0).Select(each => each.Key);

    public void Count(string operation, int status, string body)
    {
        var (done, refused, other) = _operations.GetValueOrDefault(operation);
        _operations[operation] = (done + (status is >= 200 and < 300 ? 1 : 0), refused + (status is >= 400 and < 500 ? 1 : 0), other
            + (status is < 200 or (>= 300 and < 400) or >= 500 ? 1 : 0));

        // A route that nothing is mapped to is answered without a body.
        Reached += status is 401 or 405 || (status == 404 && body.Length == 0) || Array.Exists(
            s_before, code => body.Contains(code, StringComparison.Ordinal)) ? 0 : 1;
    }

    public override string ToString()
    {
        var text = new StringBuilder($"{"operation",-40}{"2xx",6}{"4xx",6}{"other",6}\n");
        foreach (var (id, (done, refused, other)) in _operations)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{id,-40}{done,6}{refused,6}{other,6}\n");
        }

        return text.ToString();
    }
}
