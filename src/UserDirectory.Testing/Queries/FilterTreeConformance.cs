using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Conditions made of conditions, trees of organizations and groups, and links to other records, held against an oracle.</summary>
public abstract class FilterTreeConformance : ConformanceFixture
{
    [Test]
    public async Task All_any_and_none_of_no_conditions_agree_with_the_oracle()
    {
        var judge = await OpenAsync();
        Filter[] filters = [Filter.All(), Filter.Any(), !Filter.All(), !Filter.Any(), Filter.All(Filter.All()),
            Filter.Any(Filter.All(), Filter.Any()), !!Filter.All()];
        foreach (var kind in KindReader.All)
        {
            foreach (var filter in filters)
            {
                await judge.AssertFilterAsync(kind.Kind, filter);
            }
        }
    }

    [Test]
    public async Task Both_either_and_neither_of_two_conditions_agree_with_the_oracle()
    {
        var judge = await OpenAsync();
        Filter[] conditions =
        [
            UserFields.DisplayName.Contains("ana"), UserFields.IsTechnician.EqualTo(true),
            UserFields.Email.IsMissing(), UserFields.Grants.EqualTo("a.*"),
            UserFields.LastLoginAt.GreaterThan(RecordMaker.Start), UserFields.Status.NotEqualTo(FieldValue.Of(UserStatus.Inactive)),
        ];
        foreach (var left in conditions)
        {
            foreach (var right in conditions)
            {
                await judge.AssertFilterAsync(RecordKind.User, left & right);
                await judge.AssertFilterAsync(RecordKind.User, left | right);
                await judge.AssertFilterAsync(RecordKind.User, !(left & !right));
                await judge.AssertFilterAsync(RecordKind.User, !(left | right));
                await judge.AssertFilterAsync(RecordKind.User, (left & right) | (!left & !right));
            }
        }
    }

    [Test]
    public async Task A_field_of_many_values_satisfies_a_condition_with_any_of_them()
    {
        var judge = await OpenAsync();
        await judge.AssertFilterAsync(RecordKind.Role, RoleFields.Patterns.EqualTo("a.*") & RoleFields.Patterns.EqualTo("A.b"));
        await judge.AssertFilterAsync(RecordKind.Role, RoleFields.Patterns.NotEqualTo("a.*") & RoleFields.Patterns.IsPresent());
        await judge.AssertFilterAsync(RecordKind.Role, RoleFields.Patterns.LessThan("a") & RoleFields.Patterns.GreaterThan("a"));
        await judge.AssertFilterAsync(
            RecordKind.User, UserFields.Attributes.EqualTo("floor=1") & !UserFields.Attributes.StartsWith("team=A"));
    }

    [Test]
    public async Task Under_agrees_with_the_oracle_on_every_field_and_node()
    {
        var judge = await OpenAsync();
        foreach (var field in RecordType.All.SelectMany(type => type.Fields).Where(NamesANode))
        {
            var tree = field.Refers ?? field.Record;
            foreach (var top in judge.Of(tree).Select(node => node.Id).Append(Guid.CreateVersion7()))
            {
                await judge.AssertFilterAsync(field.Record, field.IsUnder(top));
                await judge.AssertFilterAsync(field.Record, !field.IsUnder(top));
            }
        }
    }

    [Test]
    public async Task Every_link_agrees_with_the_oracle_whatever_is_asked_of_its_end()
    {
        var judge = await OpenAsync();
        foreach (var link in RecordType.All.SelectMany(type => type.Links))
        {
            await judge.AssertFilterAsync(link.From, link.Any());
            await judge.AssertFilterAsync(link.From, !link.Any());
            await judge.AssertFilterAsync(link.From, link.Any(Filter.Any()));
            foreach (var field in RecordType.Of(link.To).Fields)
            {
                var operand = Operands.Of(field, judge.Of(link.To))[0];
                await judge.AssertFilterAsync(link.From, link.Any(field.EqualTo(operand)));
                await judge.AssertFilterAsync(link.From, link.Any(field.NotEqualTo(operand)));
                await judge.AssertFilterAsync(link.From, !link.Any(!field.EqualTo(operand)));
            }
        }
    }

    [Test]
    public async Task Links_of_links_agree_with_the_oracle()
    {
        var judge = await OpenAsync();
        foreach (var link in RecordType.All.SelectMany(type => type.Links))
        {
            foreach (var next in RecordType.Of(link.To).Links)
            {
                var field = RecordType.Of(next.To).Fields[1];
                var operand = Operands.Of(field, judge.Of(next.To))[0];
                await judge.AssertFilterAsync(link.From, link.Any(next.Any()));
                await judge.AssertFilterAsync(link.From, link.Any(next.Any(field.EqualTo(operand)) | !next.Any()));
            }
        }
    }

    [Test]
    public async Task Conditions_on_one_end_hold_on_the_same_record()
    {
        var judge = await OpenAsync();
        foreach (var organization in judge.Of(RecordKind.Organization))
        {
            var place = MembershipFields.OrganizationId.EqualTo(organization.Id);
            var active = MembershipFields.Status.EqualTo(MembershipStatus.Active);
            await judge.AssertFilterAsync(RecordKind.User, UserLinks.Memberships.Any(place & active));
            await judge.AssertFilterAsync(RecordKind.User, UserLinks.Memberships.Any(place) & UserLinks.Memberships.Any(active));
        }
    }

    private static bool NamesANode(Field field) =>
        field.Kind == FieldKind.Id && (field.Refers ?? (field.Name == nameof(DirectoryRecord.Id) ? field.Record : null))
            is RecordKind.Organization or RecordKind.Group;

    private async Task<Judge> OpenAsync() => new(Store, await QueryWorld.AddAsync(await OpenTenantAsync()));
}
