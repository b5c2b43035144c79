using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Keeps what names records as it was written: which form it has is judged where its path is known.</summary>
internal sealed class NamesConverter : JsonConverter<NamesBody>
{
    public override bool HandleNull => true;

    public override NamesBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, NamesBody value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests name records by it, answers do not.");
}
