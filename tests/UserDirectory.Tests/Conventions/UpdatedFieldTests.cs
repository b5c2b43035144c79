using System.Reflection;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conventions;

/// <summary>An update names every field that it changes: a store that writes only changed columns would lose any other.</summary>
public sealed class UpdatedFieldTests
{
    /// <summary>What the core stamps, what no store keeps, and what is moved by <see cref="Write.Touch"/>.</summary>
    private static readonly string[] s_notByUpdates =
    [
        "Id", "TenantId", "Version", "CreatedAt", "CreatedBy", "UpdatedAt", "UpdatedBy",
        "User.Details",
        "Credential.FailedAttempts", "Credential.LockedUntil",
    ];

    private static readonly RecordMaker s_make = new(Guid.CreateVersion7(), new Ids(1));

    private static readonly Tenant s_tenant = new() { Id = Guid.CreateVersion7(), TenantId = Guid.CreateVersion7(), Key = "acme" };

    /// <summary>
    /// Records with nothing set but what they need, and the same with everything set. Deleted users and changes are never updated.
    /// </summary>
    private static IReadOnlyList<(DirectoryRecord Bare, DirectoryRecord Full)> Pairs { get; } =
    [
        .. FullRecords.Of(s_make).Where(pair => pair.Bare is not DeletedUser),
        (s_tenant, s_tenant with { Key = "Acme-2", Name = "Acme", IsSuspended = true,
            DefaultCulture = "pt-PT", UniqueEmails = UniqueEmails.Never }),
    ];

    private static IEnumerable<PropertyInfo> Fields => Pairs.Select(pair => pair.Bare.GetType()).Distinct().SelectMany(FieldsOf);

    [Test]
    public void Every_record_type_that_is_updated_is_looked_at() =>
        RecordType.All.Select(type => type.RecordClass).Except(Pairs.Select(pair => pair.Bare.GetType()))
            .Should().BeEquivalentTo([typeof(DeletedUser), typeof(Change)]);

    [TestCaseSource(nameof(Fields))]
    public void An_update_names_the_field(PropertyInfo field)
    {
        var changed = Pairs.Where(pair => pair.Bare.GetType() == field.ReflectedType)
            .Select(pair => (Before: pair.Bare, After: With(pair.Bare, field, field.GetValue(pair.Full))))
            .Where(pair => !pair.Before.Equals(pair.After))
            .ToList();

        changed.Should().NotBeEmpty("the full records must have another value there, or this proves nothing");
        changed.Should().OnlyContain(pair => RecordChanges.Between(pair.Before, pair.After).Any(change => change.Field == field.Name));
    }

    private static IEnumerable<PropertyInfo> FieldsOf(Type record) => record.GetProperties()
        .Where(property => property.SetMethod is { IsPublic: true })
        .Where(property => !s_notByUpdates.Contains(property.Name) && !s_notByUpdates.Contains($"{record.Name}.{property.Name}"));

    private static DirectoryRecord With(DirectoryRecord record, PropertyInfo field, object? value)
    {
        var copy = record with { };
        field.SetValue(copy, value);
        return copy;
    }
}
