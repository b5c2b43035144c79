namespace UserDirectory;

/// <summary>
/// The names of formats of password hashes, told by how they begin. A closed list: what begins otherwise may be a password that somebody
/// took for a hash, and is not shown. Pure.
/// </summary>
internal static class PasswordHashNames
{
    private static readonly (string Start, string Name)[] s_names =
    [
        ("$2$", "bcrypt"), ("$2a$", "bcrypt ($2a$)"), ("$2b$", "bcrypt ($2b$)"), ("$2x$", "bcrypt ($2x$)"), ("$2y$", "bcrypt ($2y$)"),
        ("$argon2id$", "Argon2id"), ("$argon2i$", "Argon2i"), ("$argon2d$", "Argon2d"),
        ("$scrypt$", "scrypt"), ("$7$", "scrypt"), ("scrypt:", "scrypt"), ("$y$", "yescrypt"),
        ("$1$", "MD5-crypt"), ("$apr1$", "MD5-crypt of Apache"), ("$5$", "SHA-256-crypt"), ("$6$", "SHA-512-crypt"),
        ("$P$", "phpass"), ("$H$", "phpass"), ("$S$", "phpass of Drupal"),
        ("$pbkdf2-sha256$", "PBKDF2 of passlib"), ("$pbkdf2-sha512$", "PBKDF2 of passlib"), ("$pbkdf2$", "PBKDF2 of passlib"),
        ("pbkdf2_sha256$", "PBKDF2 of Django"), ("pbkdf2_sha1$", "PBKDF2 of Django"),
        ("argon2$", "Argon2 of Django"), ("bcrypt_sha256$", "bcrypt of Django"),
        ("pbkdf2:", "PBKDF2 of Werkzeug"),
        ("{SSHA}", "salted SHA-1 of LDAP"), ("{SHA}", "SHA-1 of LDAP"), ("{SSHA256}", "salted SHA-256 of LDAP"),
        ("{SSHA512}", "salted SHA-512 of LDAP"),
        ("{CRYPT}", "crypt of LDAP"), ("{bcrypt}", "bcrypt of Spring"), ("{pbkdf2}", "PBKDF2 of Spring"),
        ("{scrypt}", "scrypt of Spring"), ("{argon2}", "Argon2 of Spring"),
        ("{noop}", "a plain password of Spring"),
        ("AQAAAA", "ASP.NET Core Identity's version 3, damaged or with a cost out of bounds"),
    ];

    /// <summary>What a hash that nobody understands seems to be.</summary>
    public static string Describe(string hash)
    {
        var name = Array.Find(s_names, known => hash.StartsWith(known.Start, StringComparison.Ordinal)).Name;
        return name ?? (PasswordHashFormat.IsKnown(hash) ? "in ASP.NET Core Identity's format" : "in no format that has a known name");
    }
}
