using System.Reflection;
using System.Runtime.CompilerServices;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conventions;

/// <summary>
/// The text of a record tells what is in its lists, as far as that is short, and every other member like the text that the compiler writes.
/// </summary>
public sealed class PrintedRecordTests
{
    private const int Items = 12;

    /// <summary>Written in words of their own, without what is secret.</summary>
    private static readonly Type[] s_others = [typeof(InvitationNotice), typeof(PermissionExplanation)];

    private static IEnumerable<Type> WithLists => typeof(User).Assembly.GetExportedTypes()
        .Where(type => type.GetMethod("<Clone>$") is not null && !type.IsAbstract && Lists(type).Any() && !s_others.Contains(type))
        .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(User)) : type);

    [Test]
    public void There_are_records_with_lists() =>
        WithLists.Should().Contain([typeof(User), typeof(Role), typeof(ChangeSet), typeof(Write.Update), typeof(And), typeof(Page<User>)]);

    [TestCaseSource(nameof(WithLists))]
    public void A_record_with_lists_shows_the_first_of_each(Type type)
    {
        var record = Filled(type);

        var text = record.ToString()!;

        text.Should().StartWith($"{type.Name.Split('`')[0]} {{ ").And.EndWith(" }").And.NotContain(
            "System.Collections").And.NotContain("ReadOnlyArray").And.NotContain("[]");
        foreach (var list in Lists(type))
        {
            text.Should().MatchRegex($@"[{{,] {list.Name} = \[[^\]]*, and {Items - 10} more\]");
        }
    }

    [TestCaseSource(nameof(WithLists))]
    public void It_leaves_no_member_out(Type type)
    {
        var text = Filled(type).ToString()!;

        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            text.Should().MatchRegex($@"[{{,] {member.Name} = ");
        }
    }

    [Test]
    public void The_items_are_written_as_they_are_and_an_empty_list_as_one()
    {
        var role = new Role { Id = Guid.Empty, TenantId = Guid.Empty, Key = "editor", Patterns = ["invoices.read", "invoices.write"] };

        role.ToString().Should().Contain("Key = editor, ").And.EndWith(", Patterns = [invoices.read, invoices.write] }");
        new CommitResult(7, 1, []).ToString()
            .Should().Be("CommitResult { Sequence = 7, Authority = 1, Refusals = [], IsCommitted = True }");
        (UserFields.Key.In(["ann", "bob"]) | UserFields.Status.EqualTo(UserStatus.Active)).ToString()
            .Should().Be("Or { Filters = [InList { Field = User.Key, Values = [ANN, BOB] }, Comparison { Field = User.Status, Operator = "
                + "Equal, Value = 1 }] }");
    }

    [Test]
    public void What_is_secret_stays_so_however_deep_it_lies()
    {
        var secret = new Secret("hash-of-it");
        var credential = new Credential { Id = Guid.NewGuid(), TenantId = Guid.Empty, PasswordHash = secret };
        var invitation = new Invitation
        {
            Id = Guid.NewGuid(),
            TenantId = Guid.Empty,
            UserId = Guid.Empty,
            Email = "ann@acme.example",
            TokenHash = secret
        };
        var writes = new ChangeSet(Guid.Empty, Guid.Empty, ActorRef.System("test"), default,
            [new Write.Add(credential), new Write.Add(invitation), new Write.Update(credential, 1, [new("PasswordHash", null)])]);

        writes.ToString().Should().Contain("ann@acme.example").And.Contain("(secret)").And.NotContain("hash-of-it");
    }

    private static IEnumerable<PropertyInfo> Lists(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(
            property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));

    private static object Filled(Type type)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var list in Lists(type))
        {
            var element = list.PropertyType.GetGenericArguments()[0];
            var items = Array.CreateInstance(element, Items);
            if (list.CanWrite)
            {
                list.SetValue(record, items);
            }
            else
            {
                type.GetField($"<{list.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(record, items);
            }
        }

        return record;
    }
}
