namespace UserDirectory;

/// <summary>A stored PBKDF2 hash, taken apart. Immutable as long as nobody writes to its arrays, which nobody does.</summary>
internal sealed class Pbkdf2Hash(bool isOldFormat, Pbkdf2Prf prf, int iterations, byte[] salt, byte[] subkey)
{
    public bool IsOldFormat => isOldFormat;

    public Pbkdf2Prf Prf => prf;

    public int Iterations => iterations;

    public byte[] Salt => salt;

    public byte[] Subkey => subkey;

    /// <summary>Whether a password has this hash; compares in constant time.</summary>
    public bool Fits(string password) => FixedTime.AreEqual(Pbkdf2.Derive(password, salt, prf, iterations, subkey.Length), subkey);

    /// <summary>Whether a hash with so many iterations would be stronger.</summary>
    public bool IsWeakerThan(int newIterations) => isOldFormat || prf != Pbkdf2Prf.HmacSha512 || iterations < newIterations;
}
