using System.Text.Json.Serialization;

namespace UserDirectory.Sqlite;

/// <summary>Lists as the text of a column.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<Guid>))]
[JsonSerializable(typeof(IReadOnlyList<long>))]
internal sealed partial class SqliteJson : JsonSerializerContext;
