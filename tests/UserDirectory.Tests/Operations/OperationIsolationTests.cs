using System.Reflection;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Operations;

/// <summary>Rule 1 for every operation of a handle: a name of another tenant ends a call exactly as a name that nobody has.</summary>
public sealed class OperationIsolationTests
{
    private static readonly string[] s_ofTheHost = [nameof(Names.Tenant), nameof(Names.Token)];
    private static readonly PropertyInfo[] s_names = typeof(Names).GetProperties()
        .Where(property => property.CanWrite && !s_ofTheHost.Contains(property.Name)).ToArray();

    [TestCaseSource(typeof(OperationTable), nameof(OperationTable.OfHandles))]
    public async Task A_system_actor_cannot_tell_another_tenants_id_or_key_from_an_unknown_one(Operation operation) =>
        await CompareAsync(operation, company => company.System);

    [TestCaseSource(typeof(OperationTable), nameof(OperationTable.OfHandles))]
    public async Task A_user_cannot_tell_another_tenants_id_or_key_from_an_unknown_one(Operation operation) =>
        await CompareAsync(operation, company => company.Administrator);

    private static async Task CompareAsync(Operation operation, Func<Company, ITenantDirectory> handle)
    {
        foreach (var name in s_names)
        {
            foreach (var form in new[] { "id", "key", "path" }.Where(form => Unknown(name, form) is not null))
            {
                var foreign = await CallAsync(operation, handle, name, form, isForeign: true);
                var unknown = await CallAsync(operation, handle, name, form, isForeign: false);

                foreign.Outcome.Should().Be(unknown.Outcome, $"{name.Name} was the {form} of another tenant");
                foreign.OtherTenant.Should().BeTrue("nothing of the other tenant may change");
            }
        }
    }

    private static async Task<(string Outcome, bool OtherTenant)> CallAsync(
        Operation operation, Func<Company, ITenantDirectory> handle, PropertyInfo name, string form, bool isForeign)
    {
        using var test = new TestDirectory();
        var acme = await Company.MakeAsync(test, "acme");
        var umbrella = await Company.MakeAsync(test, "umbrella");
        var before = await umbrella.StateAsync();
        var names = acme.Names with { };
        var value = isForeign ? await ForeignAsync(umbrella, name, form) : Unknown(name, form)!;
        name.SetValue(names, value);
        var outcome = await Outcome.OfAsync(operation, new Caller(test.Directory, handle(acme)), names);
        return (outcome, (await umbrella.StateAsync()).Replace("umbrella", string.Empty, StringComparison.Ordinal) == before.Replace(
            "umbrella", string.Empty, StringComparison.Ordinal));
    }

    private static async Task<object> ForeignAsync(Company umbrella, PropertyInfo name, string form)
    {
        var value = name.GetValue(umbrella.Names)!;
        if (value is not EntityRef reference)
        {
            return value;
        }

        var id = reference.Id!.Value;
        var key = name.Name switch
        {
            nameof(Names.User) or nameof(Names.OtherUser) => (await umbrella.System.Users.GetAsync(id)).Key,
            nameof(Names.Organization) or nameof(Names.OtherOrganization) => (await umbrella.System.Organizations.GetAsync(id)).Key,
            nameof(Names.Group) or nameof(Names.OtherGroup) => (await umbrella.System.Groups.GetAsync(id)).Key,
            _ => (await umbrella.System.Roles.GetAsync(id)).Key,
        };
        return form switch
        {
            "id" => reference,
            "key" => (EntityRef)key,
            _ => (EntityRef)$"umbrella-acme/{key}",
        };
    }

    private static object? Unknown(PropertyInfo name, string form)
    {
        if (name.PropertyType == typeof(EntityRef))
        {
            return form switch
            {
                "id" => (EntityRef)Guid.NewGuid(),
                "key" => (EntityRef)"nobody-has-this",
                _ => (EntityRef)"nowhere/nobody-has-this",
            };
        }

        return form != "id" ? null : name.PropertyType == typeof(Guid) ? Guid.NewGuid() : "nobody@nowhere.example";
    }
}
