namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>A text that names a record of somebody else.</summary>
/// <param name="Name">The name in a <see cref="Request"/> that it stands for.</param>
/// <param name="Form">Of what kind it is: a key, an id, a path.</param>
/// <param name="Known">The text.</param>
/// <param name="Unknown">One of the same form and length that names nothing.</param>
internal sealed record Stranger(string Name, string Form, string Known, string Unknown)
{
    /// <summary>Whether it can stand in a route: no slash can.</summary>
    public bool CanStandIn(Request request) => !(request.IsRouted(Name) && Known.Contains('/', StringComparison.Ordinal));
}
