using System.Globalization;

namespace UserDirectory.AspNetCore;

/// <summary>Reads numbers and flags of a request's query.</summary>
internal static class QueryValues
{
    /// <summary>A whole number; null when it is not there.</summary>
    /// <exception cref="HttpRefusal">It is none, too small, or given twice.</exception>
    public static int? Number(Call call, string name, int least) =>
        call.Query(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw HttpRefusal.Invalid(name, "query.number", $"It is a whole number of at least {least}.");

    /// <summary>A flag; null when it is not there.</summary>
    /// <exception cref="HttpRefusal">It is none, or given twice.</exception>
    public static bool? Flag(Call call, string name) =>
        call.Query(name) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw HttpRefusal.Invalid(name, "query.flag", "It is true or false.");
}
