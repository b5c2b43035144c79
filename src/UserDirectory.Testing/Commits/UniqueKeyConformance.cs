using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// Unique keys hold in the state after a set, compare text in normalised form unless they are exact, and are free when their record is
/// gone.
/// </summary>
public abstract class UniqueKeyConformance : ConformanceFixture
{
    private static readonly (string Stored, string Typed)[] s_alike =
    [
        ("ann@acme.example", "ANN@Acme.Example"),
        ("ANN", "\uFF41nn"),
        ("jo\u00E3o", "JOA\u0303O"),
        ("\uFB01ona", "FIONA"),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        (new string('x', 256), new string('X', 256)),
    ];

    private static readonly (string One, string Other)[] s_apart =
    [
        ("stra\u00DFe", "strasse"),
        ("ann", "\u00E4nn"),
        ("i", "\u0131"),
        ("a_b", "a%b"),
        ("a", "a "),
        ("a\U0001F600", "a\U0001F601"),
    ];

    [Test]
    public async Task Every_key_is_unique_and_the_refusal_names_it()
    {
        var bench = await OpenTenantAsync();
        foreach (var (first, second, key) in await KeyCases.AddFirstAsync(bench))
        {
            var refusal = Expect.Refused(await bench.TryAsync(new Write.Add(second)), 0, RefusalReason.KeyTaken);
            Assert.That(refusal.Key, Is.SameAs(key), $"{first.Kind}");
        }
    }

    [Test]
    public void The_cases_cover_every_key_of_every_record_type() =>
        Assert.That(KeyCases.Keys.Append(RecordKeys.Tenant).Distinct(), Is.EquivalentTo(RecordType.All.SelectMany(type => type.Keys)));

    [Test]
    public async Task Every_key_finds_its_record_and_is_free_when_that_is_gone()
    {
        var bench = await OpenTenantAsync();
        foreach (var (first, second, key) in await KeyCases.AddFirstAsync(bench))
        {
            var reader = KindReader.Of(first.Kind);
            var sought = key.Read(second)!.Value;
            Assert.That((await reader.FindByKeyAsync(Store, sought, CancellationToken.None))?.Id, Is.EqualTo(first.Id), $"{key}");
            await bench.CommitAsync(new Write.Remove(first.Kind, first.Id));
            Assert.That(await reader.FindByKeyAsync(Store, sought, CancellationToken.None), Is.Null, $"{key}");
            await bench.CommitAsync(new Write.Add(second));
            Assert.That((await reader.FindByKeyAsync(Store, sought, CancellationToken.None))?.Id, Is.EqualTo(second.Id), $"{key}");
        }
    }

    [Test]
    public async Task A_taken_id_is_refused_without_a_key()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        var refusal = Expect.Refused(
            await bench.TryAsync(new Write.Add(bench.New.User("bob") with { Id = ann.Id })), 0, RefusalReason.KeyTaken);
        Assert.That(refusal.Key, Is.Null);
    }

    [Test]
    public async Task The_same_id_may_be_used_by_records_of_two_types()
    {
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        await bench.AddAllAsync(ann, bench.New.Organization("lisbon") with { Id = ann.Id });
        Assert.That(await bench.FindAsync<Organization>(ann.Id), Is.Not.Null);
        Assert.That(await bench.FindAsync<User>(ann.Id), Is.Not.Null);
    }

    [Test]
    public async Task Text_that_normalises_alike_is_the_same_key()
    {
        foreach (var (stored, typed) in s_alike)
        {
            var bench = await OpenTenantAsync();
            var user = await bench.AddAsync(bench.New.User(stored));
            var found = await Store.FindByKeyAsync<User>(RecordKeys.User.For(bench.TenantId, typed), CancellationToken.None);
            Assert.That(found?.Id, Is.EqualTo(user.Id), $"'{typed}' finds '{stored}'.");
            Assert.That(found?.Key, Is.EqualTo(stored), "The original is kept.");
            Expect.Refused(await bench.TryAsync(new Write.Add(bench.New.User(typed))), 0, RefusalReason.KeyTaken);
        }
    }

    [Test]
    public async Task Text_that_has_no_compared_form_is_nobodys_key()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(bench.New.User("ann"));
        Assert.That(await Store.FindByKeyAsync<User>(RecordKeys.User.For(bench.TenantId, "ann\uD83D"), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_key_is_found_by_its_text_as_typed_and_in_compared_form()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("Ann@Acme.example"));
        foreach (var key in new[] { RecordKeys.User.For(bench.TenantId, "ann@ACME.example"), RecordKeys.User.Read(ann)!.Value })
        {
            Assert.That((await Store.FindByKeyAsync<User>(key, CancellationToken.None))?.Id, Is.EqualTo(ann.Id), $"{key.Text}");
        }
    }

    [Test]
    public async Task Text_that_normalises_apart_is_another_key()
    {
        foreach (var (one, other) in s_apart)
        {
            var bench = await OpenTenantAsync();
            await bench.AddAsync(bench.New.User(one));
            var key = RecordKeys.User.For(bench.TenantId, other);
            Assert.That(await Store.FindByKeyAsync<User>(key, CancellationToken.None), Is.Null, $"'{other}' is not '{one}'.");
            await bench.AddAsync(bench.New.User(other));
            Assert.That((await Store.FindByKeyAsync<User>(key, CancellationToken.None))?.Key, Is.EqualTo(other));
        }
    }
}
