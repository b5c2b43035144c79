using System.Collections;

namespace UserDirectory.Tests.Operations;

/// <summary>What a caller can tell about how a call ended.</summary>
internal static class Outcome
{
    public static Task<string> OfAsync(Operation operation, Caller caller, Names names) =>
        OfAsync(() => operation.Call(caller, names, default));

    public static async Task<string> OfAsync(Func<Task<object?>> call)
    {
        try
        {
            return Shape(await call());
        }
        catch (UserDirectoryException exception)
        {
            return $"{exception.GetType().Name} {exception.Code} {exception.Message} "
                + $"[{string.Join(", ", exception.Details.Select(pair => $"{pair.Key}={pair.Value}"))}]";
        }
        catch (ArgumentException exception)
        {
            return $"{exception.GetType().Name} {exception.Message}";
        }
    }

    private static string Shape(object? result) => result switch
    {
        null => "null",
        bool or long => result.ToString()!,
        string => "text",
        IEnumerable items => $"[{string.Join("; ", items.Cast<object?>().Select(Shape))}]",
        ImportResult row => $"{row.Outcome} {string.Join(", ", row.Errors.Select(error => $"{error.Field} {error.Code}"))}",
        _ when result.GetType().Name.StartsWith("Page", StringComparison.Ordinal) =>
            Shape(result.GetType().GetProperty("Items")!.GetValue(result)),
        _ => result.GetType().Name,
    };
}
