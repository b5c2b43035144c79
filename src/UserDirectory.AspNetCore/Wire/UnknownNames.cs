using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What a body names and is not there: collected, so that it can be refused after the rights were asked, and all at once. Used by one
/// request.
/// </summary>
/// <param name="code">The code of the refusal.</param>
/// <param name="kind">What there is not, in words.</param>
internal sealed class UnknownNames(string code, string kind)
{
    private const int MostInMessage = 20;
    private readonly Dictionary<string, string[]> _paths = new(StringComparer.Ordinal);

    public bool IsEmpty => _paths.Count == 0;

    /// <param name="path">Where the name stands in the request's JSON.</param>
    public void Add(string path) => _paths[path] = [$"There is no such {kind}."];

    /// <exception cref="HttpRefusal">There is one.</exception>
    public void ThrowIfAny()
    {
        if (!IsEmpty)
        {
            throw new HttpRefusal(StatusCodes.Status400BadRequest, code,
                $"{string.Join(", ", _paths.Keys.Take(MostInMessage))}: There is no such {kind}.")
            { Errors = _paths };
        }
    }
}
