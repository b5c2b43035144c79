using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Roles, groups or users that a request names: an array, documented as one of keys. An id will do for a key, an object with either for
/// both, one alone for an array of one, and null for an empty one. So what an answer showed can be sent back.
/// </summary>
[JsonConverter(typeof(NamesConverter))]
[JsonForm(JsonForms.Names)]
internal sealed class NamesBody(JsonElement value)
{
    private const string Id = "id";

    /// <summary>Whether it is null, which lists nothing.</summary>
    public bool IsNull => value.ValueKind == JsonValueKind.Null;

    /// <summary>What is named, in order.</summary>
    /// <param name="path">The path of the member in the request's JSON; empty for the body itself.</param>
    /// <param name="keyMember">What an object calls the key, for example <c>roleKey</c>.</param>
    /// <param name="areIds">Whether only ids are meant: then a text that is none names nothing that there is.</param>
    /// <exception cref="HttpRefusal">One of them is no name, or there is no record that it could be the id of.</exception>
    public IReadOnlyList<EntityRef> References(string path, string keyMember, bool areIds = false) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. value.EnumerateArray().Select((item, index) => Reference(item, $"{path}[{index}]", keyMember, areIds))],
        _ => [Reference(value, path.Length == 0 ? MemberNames.Body : path, keyMember, areIds)],
    };

    private static EntityRef Reference(JsonElement item, string path, string keyMember, bool areIds)
    {
        var text = item.ValueKind == JsonValueKind.Object ? Member(item, Id, path) ?? Member(item, keyMember, path) : Text(item);
        EntityRef reference = text ?? throw Malformed(path, keyMember);
        return areIds && reference.Id is null ? throw HttpRefusal.Invalid(path, "reference.no_id", "This is no id.") : reference;
    }

    private static string? Member(JsonElement item, string name, string path)
    {
        var members = item.EnumerateObject().Where(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            .Take(2).ToList();
        return members.Count switch
        {
            0 => null,
            1 when members[0].Value.ValueKind == JsonValueKind.Null => null,
            1 => Text(members[0].Value) ?? throw Malformed($"{path}.{name}", name),
            _ => throw Malformed($"{path}.{name}", name),
        };
    }

    // Half of a surrogate pair can be written in JSON and be no text.
    private static string? Text(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.String ? item.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static HttpRefusal Malformed(string path, string keyMember) =>
        HttpRefusal.Invalid(path, "body.malformed", $"Write a key, an id, or an object with {keyMember} or {Id}.");
}

/// <summary>Keeps what names records as it was written: which form it has is judged where its path is known.</summary>
internal sealed class NamesConverter : JsonConverter<NamesBody>
{
    public override bool HandleNull => true;

    public override NamesBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, NamesBody value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests name records by it, answers do not.");
}
