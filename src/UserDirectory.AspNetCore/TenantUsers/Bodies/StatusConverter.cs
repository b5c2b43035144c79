using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The state of a user: its number, the number as a text, or its name in any casing.</summary>
internal sealed class StatusConverter : JsonConverter<UserStatus?>
{
    public override UserStatus? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out var number) => Of(number),
            JsonTokenType.String => Of(reader.GetString()!),
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, UserStatus? value, JsonSerializerOptions options)
    {
        if (value is { } status)
        {
            writer.WriteNumberValue((int)status);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static UserStatus Of(int number) => Enum.IsDefined((UserStatus)number) ? (UserStatus)number : throw new JsonException();

    private static UserStatus Of(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Of(number)
        : Enum.GetNames<UserStatus>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<UserStatus>(name)
        : throw new JsonException();
}
