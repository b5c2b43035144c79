namespace UserDirectory;

/// <summary>Changes of an account's names, culture, time zone and labels; what is not given stays. The rest has verbs of its own.</summary>
public sealed class UserUpdate
{
    /// <summary>The name to show; null removes it.</summary>
    public Optional<string?> DisplayName { get; set; }

    /// <summary>The given name; null removes it.</summary>
    public Optional<string?> GivenName { get; set; }

    /// <summary>The family name; null removes it.</summary>
    public Optional<string?> FamilyName { get; set; }

    /// <summary>The culture (BCP 47); null leaves it to the tenant.</summary>
    public Optional<string?> Culture { get; set; }

    /// <summary>The time zone, by its IANA name or what Windows calls it, which is kept as the IANA name; null leaves it open.</summary>
    public Optional<string?> TimeZone { get; set; }

    /// <summary>A label of the HTTP families; the account itself may not change it.</summary>
    public Optional<bool> IsTechnician { get; set; }

    /// <summary>Whether a program uses the account; the account itself may not change it.</summary>
    public Optional<bool> IsServiceAccount { get; set; }

    /// <summary>A copy, so that a call goes by what it was given, whatever the caller does with the input meanwhile.</summary>
    internal UserUpdate Copy() => (UserUpdate)MemberwiseClone();
}
