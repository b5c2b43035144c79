namespace UserDirectory;

/// <summary>Which e-mail addresses no two accounts of a tenant may have, whatever their casing.</summary>
public enum UniqueEmails
{
    /// <summary>Those that were verified; the default. Any account may name an address, and at most one can have proved it.</summary>
    WhenVerified = 1,

    /// <summary>
    /// All. Who may create, invite or import accounts or change an address, everybody his own among them, learns from the refusal whether
    /// an account names an address; and whoever names it first keeps others from it until somebody takes it away.
    /// </summary>
    Always = 2,

    /// <summary>None: several accounts can have proved the same address, for example a mailbox that people share.</summary>
    Never = 3,
}
