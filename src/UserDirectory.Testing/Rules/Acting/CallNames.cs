namespace UserDirectory.Testing;

/// <summary>What a call of the table names.</summary>
[Flags]
internal enum CallNames
{
    None = 0,
    User = 1,
    Organization = 2,
    Parent = 4,
    Group = 8,
    GroupAbove = 16,
    Role = 32,
    Invitation = 64,
    DeletedUser = 128,
    Email = 256,
    ExternalId = 512,
}
