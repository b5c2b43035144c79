namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>Who calls: the columns of <c>permissions.txt</c>, in their order, which says what each is.</summary>
internal enum Actor
{
    Anonymous,
    Nobody,
    Member,
    Place,
    Other,
    Tenant,
    Self,
    Admin,
    Foreign,
    Inactive,
}
