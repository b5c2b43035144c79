namespace UserDirectory;

/// <summary>A role assignment together with its role.</summary>
/// <param name="Assignment">Who has it, where, and from when until when.</param>
/// <param name="Role">The role.</param>
public sealed record AssignedRole(RoleAssignment Assignment, Role Role);
