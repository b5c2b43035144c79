namespace UserDirectory.AspNetCore;

/// <summary>The forms in which the first family's clients write what one type alone does not describe (J2, J9, J17).</summary>
internal static class JsonForms
{
    public const string Flag = $$$"""{"anyOf":[{{{FlagForms}}}]}""";
    public const string OptionalFlag = $$$"""{"anyOf":[{{{FlagForms}}},{{{Null}}}]}""";
    public const string Status = $$$"""{"anyOf":[{{{StatusForms}}}]}""";
    public const string OptionalStatus = $$$"""{"anyOf":[{{{StatusForms}}},{{{Null}}}]}""";
    public const string OptionalText = """{"type":["string","null"]}""";

    /// <summary>A time without an offset is UTC, and so is a mere date.</summary>
    public const string OptionalTime =
        $$$"""{"anyOf":[{"type":"string","format":"date-time"},{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:"""
            + $$$"""\\d{2}(\\.\\d+)?)?)?$"},{{{Null}}}]}""";

    public const string Names =
        $$$"""{"anyOf":[{"type":"array","items":{"anyOf":[{{{Text}}},{{{Named}}}]}},{{{Text}}},{{{Named}}},{{{Null}}}]}""";

    private const string Null = """{"type":"null"}""";
    private const string Text = """{"type":"string"}""";
    private const string FlagForms = """{"type":"boolean"},{"type":"string","enum":["true","false","True","False"]}""";

    private const string StatusForms =
        """{"type":"integer","enum":[1,2,3,4]},{"type":"string","enum":"""
            + """["1","2","3","4","Active","Inactive","InvitationSent","InvitationExpired","active","inactive"]}""";

    private const string Named =
        """{"type":"object","properties":{"id":{"type":"string"}},"required":["id"]},"""
        + """{"type":"object","properties":{"userKey":{"type":"string"}},"required":["userKey"]},"""
        + """{"type":"object","properties":{"groupKey":{"type":"string"}},"required":["groupKey"]},"""
        + """{"type":"object","properties":{"roleKey":{"type":"string"}},"required":["roleKey"]}""";
}
