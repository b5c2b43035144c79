using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Every comparison on every field of every record type, held against an oracle.</summary>
public abstract class FilterConformance : ConformanceFixture
{
    private static readonly ComparisonOperator[] s_order =
    [
        ComparisonOperator.LessThan, ComparisonOperator.LessThanOrEqual, ComparisonOperator.GreaterThan,
        ComparisonOperator.GreaterThanOrEqual,
    ];

    private static readonly ComparisonOperator[] s_text =
        [ComparisonOperator.Contains, ComparisonOperator.StartsWith, ComparisonOperator.EndsWith];

    [Test]
    public Task Equality_and_its_complement_agree_with_the_oracle_on_every_field() => ForEachOperandAsync(async (judge, field, operand) =>
    {
        await judge.AssertFilterAsync(field.Record, new Comparison(field, ComparisonOperator.Equal, operand));
        await judge.AssertFilterAsync(field.Record, new Comparison(field, ComparisonOperator.NotEqual, operand));
    });

    [Test]
    public Task Less_and_greater_agree_with_the_oracle_on_every_field() => ForEachOperandAsync(async (judge, field, operand) =>
    {
        foreach (var @operator in s_order)
        {
            await judge.AssertFilterAsync(field.Record, new Comparison(field, @operator, operand));
        }
    });

    [Test]
    public Task Parts_of_text_agree_with_the_oracle_on_every_text_field() => ForEachOperandAsync(async (judge, field, operand) =>
    {
        if (field.Kind == FieldKind.Text)
        {
            foreach (var @operator in s_text)
            {
                await judge.AssertFilterAsync(field.Record, new Comparison(field, @operator, operand));
            }
        }
    });

    [Test]
    public Task Every_text_has_the_empty_part_and_a_missing_one_has_not() => ForEachFieldAsync(async (judge, field) =>
    {
        if (field.Kind == FieldKind.Text)
        {
            await judge.AssertFilterAsync(field.Record, field.Contains(""));
            await judge.AssertFilterAsync(field.Record, !field.StartsWith(""));
            await judge.AssertFilterAsync(field.Record, field.EndsWith(""));
        }
    });

    [Test]
    public Task Presence_agrees_with_the_oracle_on_every_field() => ForEachFieldAsync(async (judge, field) =>
    {
        await judge.AssertFilterAsync(field.Record, field.IsPresent());
        await judge.AssertFilterAsync(field.Record, field.IsMissing());
    });

    [Test]
    public Task Lists_of_values_agree_with_the_oracle_on_every_field() => ForEachFieldAsync(async (judge, field) =>
    {
        var operands = Operands.Of(field, judge.Of(field.Record));
        IEnumerable<FieldValue>[] lists =
            [[], operands.Take(1), operands.Where((_, i) => i % 2 == 0), operands, [operands[0], operands[0]]];
        foreach (var list in lists)
        {
            await judge.AssertFilterAsync(field.Record, field.In(list));
            await judge.AssertFilterAsync(field.Record, !field.In(list));
        }
    });

    [Test]
    public Task The_complement_of_every_comparison_is_exact() => ForEachFieldAsync(async (judge, field) =>
    {
        foreach (var operand in Operands.Of(field, judge.Of(field.Record)).Take(3))
        {
            foreach (var @operator in s_order.Concat(field.Kind == FieldKind.Text ? s_text : []).Append(ComparisonOperator.NotEqual))
            {
                await judge.AssertFilterAsync(field.Record, !new Comparison(field, @operator, operand));
            }
        }
    });

    [Test]
    public async Task Text_is_compared_in_normalised_form_and_exact_text_as_it_is()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(
            bench.New.User("a") with { DisplayName = "\uFB01o Jo\u00E3o", Culture = "pt-PT" },
            bench.New.User("b") with { DisplayName = "FIO JOA\u0303O", Culture = "PT-pt" });
        Assert.That(await bench.ListAsync<User>(UserFields.DisplayName.EqualTo("\uFB01o jo\u00E3o")), Has.Count.EqualTo(2));
        Assert.That(await bench.ListAsync<User>(UserFields.DisplayName.StartsWith("fio")), Has.Count.EqualTo(2));
        Assert.That(await bench.ListAsync<User>(UserFields.DisplayName.EndsWith("A\u0303o")), Has.Count.EqualTo(2));
        Assert.That((await bench.ListAsync<User>(UserFields.Culture.EqualTo("pt-PT"))).Select(user => user.Key), Is.EqualTo(new[] { "a" }));
        Assert.That((await bench.ListAsync<User>(UserFields.Culture.Contains("pt-"))).Select(user => user.Key), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task Every_word_of_a_search_agrees_with_the_oracle_on_every_search_text()
    {
        var judge = new Judge(Store, await QueryWorld.AddAsync(await OpenTenantAsync()));
        foreach (var field in RecordType.All.SelectMany(type => type.Fields).Where(field => field.IsDerived))
        {
            var words = judge.Of(field.Record).SelectMany(record => SearchText.Words(field.Read(record).Text)).Distinct().ToList();
            foreach (var word in words.SelectMany(word => new[] { word, word[..1], word[(word.Length / 2)..] })
                .Where(word => !char.IsSurrogate(word[0]) && !char.IsSurrogate(word[^1])))
            {
                await judge.AssertFilterAsync(field.Record, field.Contains(word));
                await judge.AssertFilterAsync(field.Record, !field.Contains(word));
            }
        }
    }

    [Test]
    public async Task A_search_text_has_no_marks_and_no_word_that_reaches_over_two_fields()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAsync(bench.New.User("a") with { GivenName = "Jos\u00E9", FamilyName = "Stra\u00DFer", Email = null });
        Assert.That(await bench.ListAsync<User>(UserFields.SearchText.Contains("JOSE") & UserFields.SearchText.Contains("STRASSER")),
            Has.Count.EqualTo(1));
        Assert.That(await bench.ListAsync<User>(UserFields.SearchText.Contains("JOSESTRASSER")), Is.Empty);
        Assert.That(await bench.ListAsync<User>(UserFields.SearchText.Contains("JOSE\u0001STRASSER")), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_search_text_follows_every_field_that_it_is_made_of()
    {
        var bench = await OpenTenantAsync();
        var role = await bench.AddAsync(bench.New.Role("editor") with { Description = "before" });
        await bench.CommitAsync(Edit.From(role, role with { Description = "after" }));
        Assert.That(await bench.ListAsync<Role>(RoleFields.SearchText.Contains("BEFORE")), Is.Empty);
        Assert.That(await bench.ListAsync<Role>(RoleFields.SearchText.Contains("AFTER") & RoleFields.SearchText.Contains("EDITOR")),
            Has.Count.EqualTo(1));
    }

    private Task ForEachOperandAsync(Func<Judge, Field, FieldValue, Task> assert) => ForEachFieldAsync(async (judge, field) =>
    {
        foreach (var operand in Operands.Of(field, judge.Of(field.Record)))
        {
            await assert(judge, field, operand);
        }
    });

    private async Task ForEachFieldAsync(Func<Judge, Field, Task> assert)
    {
        var judge = new Judge(Store, await QueryWorld.AddAsync(await OpenTenantAsync()));
        foreach (var field in RecordType.All.SelectMany(type => type.Fields))
        {
            await assert(judge, field);
        }
    }
}
