using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage;

/// <summary>What an index is worth is said of each field that calls look up or sort by, and of each way to other records.</summary>
public sealed class IndexWorthTests
{
    private static readonly IReadOnlyList<Field> s_fields = [.. RecordType.All.SelectMany(type => type.Fields)];

    private static readonly IReadOnlyList<Link> s_links = [.. RecordType.All.SelectMany(type => type.Links)];

    [Test]
    public void A_field_that_is_asked_whether_anything_links_to_a_record_is_worth_an_index() =>
        s_fields.Where(field => field.Refers is not null && field.Worth == IndexWorth.None).Should().BeEmpty();

    [Test]
    public void A_way_to_other_records_leads_to_one_or_by_an_index() =>
        s_links.Where(link => !link.IsToOne && link.Worth == IndexWorth.None).Should().BeEmpty();

    [Test]
    public void A_way_leads_to_one_record_exactly_where_it_ends_at_the_id()
    {
        s_links.Where(link => link.IsToOne).Should().OnlyContain(link => link.ToField == RecordType.Of(link.To).Fields[0]);
        s_links.Where(link => !link.IsToOne).Should().OnlyContain(link => link.FromField == RecordType.Of(link.From).Fields[0]);
    }

    [Test]
    public void What_is_worth_an_order_can_be_sorted_by() =>
        s_fields.Where(field => field.Worth == IndexWorth.Order).Should()
            .NotBeEmpty().And.OnlyContain(field => field.IsSortable && !field.IsMany);

    [Test]
    public void Every_record_type_with_a_key_is_listed_by_it() => RecordType.All.Select(type => type.FindField("Key")).OfType<Field>()
        .Should().HaveCount(6).And.OnlyContain(field => field.Worth == IndexWorth.Order);

    [Test]
    public void What_links_to_a_record_type_is_known_from_it()
    {
        RecordType.Of<Role>().ReferencedBy.Should().Equal(RoleAssignmentFields.RoleId);
        RecordType.Of<Picture>().ReferencedBy.Should().BeEmpty();
        RecordType.All.SelectMany(type => type.ReferencedBy).Should().BeEquivalentTo(RecordType.All.SelectMany(type => type.References));
    }
}
