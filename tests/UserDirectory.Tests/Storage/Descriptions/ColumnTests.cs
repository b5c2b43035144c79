using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage;

/// <summary>
/// The columns of the record types are all of the records: nothing is stored that they do not name, and what they name makes the record
/// again.
/// </summary>
public sealed class ColumnTests
{
    private static readonly IReadOnlyList<RecordType> s_types = RecordType.All;

    [TestCaseSource(nameof(s_types))]
    public void Every_settable_property_is_a_column_and_every_other_column_is_computed(RecordType type)
    {
        var settable = DrawnRecords.SettableOf(type.RecordClass)
            .Where(property => !DrawnRecords.NotStored.ContainsKey($"{type}.{property.Name}")).ToList();

        type.Columns.Where(column => !column.IsComputed).Select(column => column.Name).Should()
            .BeEquivalentTo(settable.Select(property => property.Name));
        type.Columns.Select(column => column.Name).Should().OnlyHaveUniqueItems();
        type.Columns.Select(column => column.Ordinal).Should().Equal(Enumerable.Range(0, type.Columns.Count));
        foreach (var property in settable)
        {
            type.Columns.Single(column => column.Name == property.Name).IsOptional.Should()
                .Be(DrawnRecords.IsOptional(property), "{0}.{1} says so", type, property.Name);
        }
    }

    [Test]
    public void What_is_not_stored_is_there_to_be_left_out() => DrawnRecords.NotStored.Keys.Should().BeSubsetOf(
        s_types.SelectMany(type => type.RecordClass.GetProperties().Select(property => $"{type}.{property.Name}")));

    [TestCaseSource(nameof(s_types))]
    public void Every_field_is_what_queries_see_of_a_column(RecordType type)
    {
        type.Columns.Select(column => column.Field).OfType<Field>().Should().Equal(type.Fields);
        type.Columns.Where(column => column.Field is not null).Should()
            .OnlyContain(column => column.Field!.Name == column.Name && column.Record == type.Kind);
        type.Columns.Where(column => column.Field is { IsDerived: true } && (!column.IsComputed || column.Feed != FeedDetail.None)).Should()
            .BeEmpty();
    }

    [TestCaseSource(nameof(s_types))]
    public void A_record_that_is_made_of_its_columns_is_the_record(RecordType type)
    {
        var drawn = new DrawnRecords(new(DrawnRecords.Seed()));
        for (var i = 0; i < 200; i++)
        {
            var record = drawn.Draw(type.RecordClass);
            var values = type.Columns.Select(column => column.Read(record)).ToArray();
            var boxed = type.Columns.Select(column => ColumnValue.Of(column.Kind, values[column.Ordinal].Boxed)).ToArray();

            WholeText.Of(type.MakeRecord(values)).Should().Be(WholeText.Of(record));
            WholeText.Of(type.MakeRecord(boxed)).Should().Be(WholeText.Of(record));
            boxed.Should().Equal(values);
        }
    }

    [TestCaseSource(nameof(s_types))]
    public void A_computed_column_is_not_needed_to_make_the_record(RecordType type)
    {
        var record = new DrawnRecords(new(1)).Draw(type.RecordClass);

        var made = type.MakeRecord([.. type.Columns.Select(column => column.IsComputed ? default : column.Read(record))]);

        WholeText.Of(made).Should().Be(WholeText.Of(record));
        type.Columns.Should().OnlyContain(column => column.Read(made) == column.Read(record));
    }

    [TestCaseSource(nameof(s_types))]
    public void A_column_is_missing_only_where_it_may_be(RecordType type)
    {
        var drawn = new DrawnRecords(new(DrawnRecords.Seed()));
        for (var i = 0; i < 200; i++)
        {
            var record = drawn.Draw(type.RecordClass);
            type.Columns.Should().OnlyContain(column => column.IsOptional || !column.Read(record).IsMissing);
            type.Columns.Should().OnlyContain(column => column.Read(record).IsMissing || column.Read(record).Kind == column.Kind);
        }
    }

    [Test]
    public void Secrets_are_named_and_no_query_and_no_feed_shows_them()
    {
        var secrets = s_types.SelectMany(type => type.Columns).Where(column => column.IsSecret).ToList();

        secrets.Select(column => column.ToString()).Should().BeEquivalentTo(
            "Credential.PasswordHash", "Invitation.TokenHash", "AccountToken.TokenHash", "DeletedUser.Credential");
        secrets.Should().OnlyContain(column => column.Field == null && column.Feed != FeedDetail.Value);
        var held = s_types.SelectMany(type => DrawnRecords.SettableOf(type.RecordClass)
            .Where(property => property.PropertyType == typeof(Secret)).Select(property => $"{type}.{property.Name}"));
        held.Should().BeSubsetOf(secrets.Select(column => column.ToString()));
    }

    [Test]
    public void A_value_prints_no_secret()
    {
        var credential = new Credential { Id = Guid.Empty, TenantId = Guid.Empty, PasswordHash = new("hash-of-ann") };
        var user = new User { Id = Guid.Empty, TenantId = Guid.Empty, Key = "ann" };
        var deleted = new DeletedUser { Id = Guid.Empty, TenantId = Guid.Empty, User = user, PurgeAt = default, Credential = credential };
        foreach (var record in new DirectoryRecord[] { credential, deleted })
        {
            var values = RecordType.Of(record.Kind).Columns.Select(column => column.Read(record)).ToList();

            values.Should().Contain(value => value.Text != null && value.Text.Contains("hash-of-ann"));
            values.Select(value => value.ToString()).Should().NotContain(text => text.Contains("hash-of-ann"));
        }
    }

    [Test]
    public void What_sign_ins_count_is_named() =>
        s_types.SelectMany(type => type.Columns).Where(column => column.IsCounted).Select(column => column.ToString())
        .Should().BeEquivalentTo("User.LastLoginAt", "Credential.FailedAttempts", "Credential.LockedUntil");

    [Test]
    public void A_record_is_not_made_of_too_few_values_or_without_what_it_always_has()
    {
        var none = () => RecordType.Of<User>().Make([]);
        var missing = () => RecordType.Of<User>().Make(new ColumnValue[RecordType.Of<User>().Columns.Count]);

        none.Should().Throw<ArgumentException>().WithMessage("*one for each column, not of 0*");
        missing.Should().Throw<ArgumentException>().WithMessage("*never without 'User.Key'*");
    }
}
