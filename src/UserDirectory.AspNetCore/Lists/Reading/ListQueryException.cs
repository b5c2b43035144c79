namespace UserDirectory.AspNetCore;

/// <summary>What a caller asked of a list cannot be read, or is too much: the answer is 400. Thrown before any record is read.</summary>
/// <param name="field">The query option, such as <c>$filter</c>.</param>
/// <param name="code">
/// The stable code: <c>query.filter</c>, <c>query.orderby</c>, <c>query.select</c>, <c>query.expand</c>, <c>query.top</c>,
/// <c>query.skip</c>, <c>query.skiptoken</c>, <c>query.count</c>, <c>query.option</c> (unknown, or given twice), <c>query.too_long</c>
/// (text), <c>query.too_large</c> (parts) or <c>query.too_deep</c>.
/// </param>
/// <param name="message">What is wrong, and what is allowed.</param>
internal sealed class ListQueryException(string field, string code, string message) : Exception(message)
{
    public string Field { get; } = field;

    public string Code { get; } = code;
}
