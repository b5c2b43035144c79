using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage;

/// <summary>What a unique key is made of stands in its description as data: enough for an index, and the same as its getter says.</summary>
public sealed class KeyDefinitionTests
{
    private static readonly IReadOnlyList<KeyDefinition> s_keys = [.. RecordType.All.SelectMany(type => type.Keys)];

    [TestCaseSource(nameof(s_keys))]
    public void The_columns_and_the_condition_make_the_value_that_the_getter_gives(KeyDefinition key)
    {
        var drawn = new DrawnRecords(new(DrawnRecords.Seed()));
        var type = RecordType.Of(key.Record);
        var values = Enumerable.Range(0, 300).Select(_ => drawn.Draw(type.RecordClass))
            .Select(record => (Read: key.Read(record), Made: Made(key, record))).ToList();

        values.Should().OnlyContain(value => value.Read == value.Made).And.Contain(value => value.Read != null);
        values.Should().OnlyContain(value => value.Read == null || value.Read.Value.IsCompared);
        values.Select(value => value.Read == null).Distinct().Should()
            .HaveCount(key.Condition is null && key.Text is not { IsOptional: true } ? 1 : 2);
    }

    [TestCaseSource(nameof(s_keys))]
    public void Everything_that_it_names_is_a_column_of_the_record_type(KeyDefinition key)
    {
        var columns = RecordType.Of(key.Record).Columns;

        columns.Should().Contain(key.Ids.SelectMany(id => id).Append(key.Text ?? columns[0]).Append(key.Condition?.Column ?? columns[0]));
        (key.Text is null && key.Ids.Count == 0).Should().BeFalse("a key is made of something");
        key.Ids.Where(id => id.Count == 0 || id.Any(column => column.Kind != ColumnKind.Id)).Should().BeEmpty();
        key.Ids.Should().HaveCountLessThanOrEqualTo(3);
    }

    [Test]
    public void Types_link_to_earlier_ones_and_to_themselves_and_keys_are_made_of_links_to_earlier_ones_only()
    {
        RecordType.All.Should().OnlyContain(type => type.References.All(link => link.Refers <= type.Kind));
        s_keys.Should().OnlyContain(key => key.Ids.SelectMany(id => id).All(column => column.Field!.Refers < key.Record));
    }

    [Test]
    public void Which_keys_have_a_condition_or_a_choice_is_said()
    {
        s_keys.Where(key => key.Condition is not null).Should().Equal(RecordKeys.PendingInvitation);
        RecordKeys.PendingInvitation.Condition!.ToString().Should().Be($"Invitation.Status = {(int)InvitationStatus.Pending}");
        s_keys.Where(key => key.Ids.Any(id => id.Count > 1)).Should().Equal(RecordKeys.RoleAssignment);
        RecordKeys.RoleAssignment.Ids[0].Select(column => column.Name).Should().Equal("UserId", "GroupId");
        s_keys.Where(key => key.Ids.Any(id => id.All(column => column.IsOptional)))
            .Should().BeEquivalentTo([RecordKeys.Group, RecordKeys.Role, RecordKeys.RoleAssignment, RecordKeys.PendingInvitation]);
    }

    [Test]
    public void A_value_says_whether_its_text_is_as_typed()
    {
        RecordKeys.User.For(Guid.Empty, "Ann").IsCompared.Should().BeFalse();
        RecordKeys.User.For(Guid.Empty, "Ann").Compared().Should().Be(RecordKeys.User.Compared(Guid.Empty, "ANN"));
        RecordKeys.User.For(Guid.Empty, "half \uD83D").Compared().Should().BeNull("no record has a key that cannot be compared");
        RecordKeys.UserExternalId.For(Guid.Empty, "Id-1").Should().Be(RecordKeys.UserExternalId.Compared(Guid.Empty, "Id-1"));
        RecordKeys.GroupMember.For(Guid.Empty, Guid.NewGuid(), Guid.NewGuid()).IsCompared.Should().BeTrue();
        new UniqueKey(RecordKeys.UserExternalId, Guid.Empty, "Id-1").Compared()!.Value.Text.Should().Be("Id-1");
    }

    private static UniqueKey? Made(KeyDefinition key, DirectoryRecord record)
    {
        var text = key.Text is null ? null : key.Text.Field is { } field ? Text(field.Read(record)) : key.Text.Read(record).Text;
        if ((key.Text is not null && text is null) || (key.Condition is { } condition && condition.Column.Read(record) != condition.Value))
        {
            return null;
        }

        Guid[] ids = [.. key.Ids.Select(id => id.Select(column => column.Read(record)).FirstOrDefault(value => !value.IsMissing).Id),
            Guid.Empty, Guid.Empty, Guid.Empty];
        return new(key, key.Record == RecordKind.Tenant ? Guid.Empty : record.TenantId, text, ids[0], ids[1], ids[2]) { IsCompared = true };
    }

    private static string? Text(FieldValue value) => value.IsMissing ? null : value.ToString();
}
