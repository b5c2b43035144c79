using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests.Searching;

/// <summary>What SQL, patterns, JSON and C have a meaning for is a character like any other: it finds exactly what it names.</summary>
public sealed class TextTests
{
    private static readonly string[] s_characters =
        ["'", "\"", "%", "_", "\\", "*", "?", "[", "-", "\0", "\uFFFD", "\U0001F98A", "\U0001F600", "\U00010400"];

    private readonly string _path = DirectoryFile.NewPath();
    private SqliteStore _store = null!;
    private Workbench _bench = null!;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        _store = new SqliteStore(new() { ConnectionString = $"Data Source={_path}", Synchronous = SqliteSynchronous.Off });
        _bench = await Workbench.OpenAsync(_store);
        await _bench.AddAllAsync(s_characters.Prepend(string.Empty).Select(character =>
            _bench.New.User(Around(character)) with
            {
                DisplayName = Around(character),
                Culture = Around(character),
                ExternalId = Around(character),
                Grants = ["none", Around(character)],
            }));
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _store.Dispose();
        DirectoryFile.Remove(_path);
    }

    [TestCaseSource(nameof(Characters))]
    public async Task A_character_finds_exactly_what_it_names(string character)
    {
        var whole = Around(character);
        Filter[] filters =
        [
            .. new[] { UserFields.DisplayName, UserFields.Culture, UserFields.Grants }.SelectMany(field => new[]
            {
                field.EqualTo(whole), field.In([whole, "nobody"]), field.Contains(character), field.Contains($"m{character}z"),
                field.StartsWith($"zoom{character}"), field.EndsWith($"{character}zoom"),
                field.In([whole, "no", "nobody", "at", "all"]),
            }),
            UserFields.Culture.AtLeast(whole) & UserFields.Culture.AtMost(whole),
            UserFields.DisplayName.AtLeast(whole) & UserFields.DisplayName.AtMost(whole),
            !UserFields.Culture.NotEqualTo(whole),
            UserFields.SearchText.Contains(DirectoryText.Normalize($"om{character}zo")),
        ];
        foreach (var filter in filters)
        {
            (await _bench.ListAsync<User>(filter)).Select(user => user.Key).Should().Equal([whole], FilterText.Of(filter));
        }

        foreach (var key in new[] { RecordKeys.User, RecordKeys.UserExternalId })
        {
            (await _store.FindByKeyAsync<User>(key.For(_bench.TenantId, whole), default))!.Key.Should().Be(whole);
        }
    }

    private static string Around(string character) => $"zoom{character}zoom";

    private static IEnumerable<TestCaseData> Characters() => s_characters.Select(character =>
        new TestCaseData(character) { TestName = $"U+{char.ConvertToUtf32(character, 0):X4}" });
}
