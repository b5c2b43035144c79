using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>How the operations of the auth family refuse.</summary>
internal static class AuthRefusals
{
    /// <summary>How reads of one record refuse.</summary>
    public static IReadOnlyList<int> OfReads { get; } =
        [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound];

    /// <summary>How lists refuse.</summary>
    public static IReadOnlyList<int> OfLists { get; } = [StatusCodes.Status400BadRequest, .. OfReads];

    /// <summary>How writes refuse: this family's documents know 409.</summary>
    public static IReadOnlyList<int> OfWrites { get; } = [StatusCodes.Status400BadRequest, .. OfReads, StatusCodes.Status409Conflict];
}
