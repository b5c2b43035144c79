using System.Text.Json.Nodes;

namespace UserDirectory.AspNetCore.Tests.Fuzz;

/// <summary>Values that no operation can take, or that few can.</summary>
internal sealed class BrokenValues(Random random)
{
    // As they stand in an address.
    private static readonly string[] s_segments =
    [
        "%01", "..%2f..", "%2e%2e", "a%2fb", "%F0%9F%92%A9", "%FF%FE", "%ED%A0%80", "%25", "'", "%22", "null",
        "undefined", "-1", "0", "%20", "%C2%A0", "admin", "any", "odata",
        "00000000-0000-0000-0000-000000000000", "0199b2f0-7c31-7a55-9d2e-4b0f6f1c2a10", "{id}",
        "%7B0199b2f0-7c31-7a55-9d2e-4b0f6f1c2a10%7D", "01K6SF0Z1HF9AST5RJ7M7KY6HE", "lisbon:x",
        "ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "%E2%80%AE", "%EF%AC%81", "*", ";", "~", new('a', 300), new('a', 5000),
        "seattle", "admin@fabrikam.example", "contoso%2Flisbon",
    ];

    private static readonly string[] s_texts =
    [
        "", " ", "-1", "0", "1e9", "99999999999999999999", "NaN", "true", "\u0000", "\u202e", "é́́́", "💩", "'", "''",
        "\"", "(", ")", "((((((((((", "Name eq", "Name eq 'x", "not not not",
        "Name eq 'a' or Name eq 'b'", "Password eq 'x'", "contains(Name)", "cast(Name, Edm.String) eq 'x'", "any(x: x eq 1)",
        "$it", "Name desc asc", "null", "1;drop", "%", "%zz", "\r\nX: y",
        "2026-13-45T99:99:99Z", "9999-12-31T23:59:59.9999999-14:00", "0001-01-01T00:00:00+14:00", new('x', 2000), new('(', 500),
    ];

    private static readonly string[] s_bodies =
    [
        "", " ", "{", "[", "]", "}", "\"", "nul", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "[1,]", "// x\n{}", "NaN", "-", "01",
        "1e999", "\"\\ud800\"", "\"\\u0000\"", "[\"\\udfff\"]", "\uFEFF{}", "{}{}",
        "{\"token\":\"\\ud800\",\"userKey\":\"\\ud800\",\"name\":\"\\ud800\",\"email\":\"\\ud800\",\"roles\":[\"\\ud800\"]}",
        "{\"id\":\"\\ud800\"}", "{\"id\":1,\"ID\":2}", "{\"\":\"\"}",
        "[null]", "[[]]", "[{}]", "[{\"id\":null}]", "{}", "[]", "null", "true", "1", "1.5", "\"x\"",
        "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"data:image/png;base64,!!!\"",
        "\"data:text/html,<b>\"", "\"data:;base64,\"", "\"javascript:alert(1)\"", "9223372036854775808",
        "{\"version\":9223372036854775808}", "{\"version\":1.5}", "{\"isTechnician\":\"maybe\"}",
        new string('[', 100) + new string(']', 100), "\"" + new string('x', 70_000) + "\"",
        "[\"" + string.Join("\",\"", Enumerable.Repeat("x", 5_000)) + "\"]",
    ];

    private static readonly string[] s_types = ["text/plain", "application/xml", "application/json; charset=utf-16",
        "multipart/form-data; boundary=x", "application/problem+json", "x/y"];

    private static readonly string[] s_tags =
        ["*", "\"\"", "\"1\"", "W/\"1.x\"", "\"1.AAAAAAAAAAAA\"", "x", ",,,", "\"99999999999999999999.x\"", "\"é\"", "\"a\", \"b\""];

    public string Segment() => Any(s_segments);

    public string Text() => Any(s_texts);

    public string Body() => Any(s_bodies);

    public string ContentType() => Any(s_types);

    public string Tag() => Any(s_tags);

    /// <summary>A body with one member taken away, doubled, or of another kind.</summary>
    public string Changed(JsonNode? valid)
    {
        if (valid is not JsonObject { Count: > 0 } body)
        {
            return Body();
        }

        var (name, value) = body.ElementAt(random.Next(body.Count));
        switch (random.Next(4))
        {
            case 0:
                body.Remove(name);
                return body.ToJsonString();
            case 1:
                return $"{body.ToJsonString()[..^1]},{JsonValue.Create(name).ToJsonString()}:{value?.ToJsonString() ?? "null"}}}";
            case 2:
                body[name] = Text();
                return body.ToJsonString();
            default:
                var members = body.Select(
                    member => $"\"{member.Key}\":{(member.Key == name ? Nested() : member.Value?.ToJsonString() ?? "null")}");
                return $"{{{string.Join(',', members)}}}";
        }
    }

    private string Nested() => Any(["null", "[]", "{}", "[null]", "[[]]", "[1]", "{\"id\":1}", "1", "-1", "1.5", "true",
        "\"\"", "\"\\ud800\"", "[\"\\ud800\"]", "99999999999999999999"]);

    private string Any(string[] values) => values[random.Next(values.Length)];
}
