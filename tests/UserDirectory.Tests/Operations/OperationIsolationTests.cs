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
        // To swap a name that is not asked for would be the same call again.
        var (_, asked) = await CallAsync(operation, handle, (_, _) => Task.CompletedTask);
        foreach (var name in s_names.Where(name => asked.Contains(name.Name)))
        {
            foreach (var form in new[] { "id", "key", "path" }.Where(form => Unknown(name, form) is not null))
            {
                var (foreign, _) = await CallAsync(
                    operation, handle, async (umbrella, names) => name.SetValue(names, await ForeignAsync(umbrella, name, form)));
                var (unknown, _) = await CallAsync(operation, handle, (_, names) =>
                {
                    name.SetValue(names, Unknown(name, form));
                    return Task.CompletedTask;
                });

                foreign.Should().Be(unknown, $"{name.Name} was the {form} of another tenant");
            }
        }
    }

    /// <summary>How a call ends in a company that is made for it, and which names it asks for; another tenant must stay as it is.</summary>
    private static async Task<(string Outcome, IReadOnlySet<string> Asked)> CallAsync(
        Operation operation, Func<Company, ITenantDirectory> handle, Func<Company, Names, Task> swapAsync)
    {
        using var test = new TestDirectory();
        var acme = await Company.MakeAsync(test, "acme");
        var umbrella = await Company.MakeAsync(test, "umbrella");
        var before = await umbrella.StateAsync();
        var names = acme.Names with { Asked = [] };
        await swapAsync(umbrella, names);
        var outcome = await Outcome.OfAsync(operation, new Caller(test.Directory, handle(acme)), names);
        (await umbrella.StateAsync()).Should().Be(before, "nothing of the other tenant may change");
        return (outcome, names.Asked);
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
