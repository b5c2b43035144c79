using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>Lists of groups and of roles: every property can be filtered and, unless its texts are long, sorted by.</summary>
public sealed class OtherListTests
{
    private FewPeople _people = null!;

    [OneTimeSetUp]
    public async Task Make()
    {
        _people = new FewPeople();
        await _people.Tenant.Groups.CreateAsync(new NewGroup("buyers") { Name = "Buyers", Email = "buyers@example.org", Notes = "Rare" });
        await _people.Tenant.Groups.CreateAsync(new NewGroup("sellers") { Name = "Sellers" });
        await _people.Tenant.Roles.CreateAsync(new NewRole("clerk", ["invoices.read"]) { Description = "Clerk", IsDefault = true });
    }

    [OneTimeTearDown]
    public void End() => _people.Dispose();

    [TestCase("GroupKey eq 'BUYERS'", "buyers")]
    [TestCase("startswith(Name,'sell')", "sellers")]
    [TestCase("Email eq null", "sellers")]
    [TestCase("Notes eq 'Rare'", "buyers")]
    [TestCase("IsActive and IsSystem eq false and not IsDeleted", "buyers sellers")]
    [TestCase("CreatedOn eq 2026-01-05T09:00:00Z and ModifiedOn le 2026-01-05T09:00:00Z and Id ne null", "buyers sellers")]
    public async Task Groups(string filter, string found)
    {
        var query = new GroupQuery();
        ListRequest.Read(ListModel.Groups, FewPeople.Pairs(("$filter", filter), ("$orderby", "GroupKey"))).Ask(query);

        string.Join(' ', (await _people.Tenant.Groups.ListAsync(query)).Items.Select(group => group.Key)).Should().Be(found);
    }

    [TestCase("RoleKey eq 'CLERK'", "clerk")]
    [TestCase("IsSystem eq false", "clerk")]
    [TestCase("not IsSystem", "clerk")]
    [TestCase("IsDefault", "clerk")]
    [TestCase("Description eq 'Clerk'", "clerk")]
    [TestCase("RoleKey eq 'clerk' and IsActive and not IsInternal and IsAdministration ne true and LocalizedDescription eq null", "clerk")]
    [TestCase("RoleKey eq 'clerk' and LocalizableDescription eq null and IsDeleted eq false and CreatedOn eq ModifiedOn", null)]
    public async Task Roles(string filter, string? found)
    {
        var query = new RoleQuery();
        var read = () => ListRequest.Read(ListModel.Roles, FewPeople.Pairs(("$filter", filter)));
        if (found is null)
        {
            read.Should().Throw<ListQueryException>().WithMessage("Two properties*");
            return;
        }

        read().Ask(query);
        string.Join(' ', (await _people.Tenant.Roles.ListAsync(query)).Items.Select(role => role.Key)).Should().Be(found);
    }

    [Test]
    public async Task Built_in_roles_are_of_the_system()
    {
        var query = new RoleQuery();
        ListRequest.Read(ListModel.Roles, FewPeople.Pairs(("$filter", "IsSystem"), ("$orderby", "IsSystem desc"))).Ask(query);

        (await _people.Tenant.Roles.ListAsync(query)).Items.Should().NotBeEmpty().And.OnlyContain(role => role.IsBuiltIn);
    }

    [TestCase("User")]
    [TestCase("Group")]
    [TestCase("Role")]
    public async Task Every_property_is_taken_by_the_core(string kind)
    {
        var model = kind switch { "User" => ListModel.Users, "Group" => ListModel.Groups, _ => ListModel.Roles };
        foreach (var property in model.Properties)
        {
            await ListAsync(model, ("$filter", $"{property.Name} eq null or {property.Name} ne null"));
            if (property.IsSortable)
            {
                await ListAsync(model, ("$orderby", $"{property.Name} desc"));
            }
        }
    }

    private async Task ListAsync(ListModel model, params (string, string)[] options)
    {
        var request = ListRequest.Read(model, FewPeople.Pairs(options));
        ListQuery query = model == ListModel.Users ? new UserQuery() : model == ListModel.Groups ? new GroupQuery() : new RoleQuery();
        request.Ask(query);
        _ = query switch
        {
            UserQuery users => (await _people.Tenant.Users.ListAsync(users)).Items.Count,
            GroupQuery groups => (await _people.Tenant.Groups.ListAsync(groups)).Items.Count,
            RoleQuery roles => (await _people.Tenant.Roles.ListAsync(roles)).Items.Count,
            _ => 0,
        };
    }
}
