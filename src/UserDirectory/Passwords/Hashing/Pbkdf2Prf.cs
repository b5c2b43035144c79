namespace UserDirectory;

/// <summary>The pseudo-random function of PBKDF2, with the numbers of ASP.NET Core Identity's format.</summary>
internal enum Pbkdf2Prf
{
    HmacSha1 = 0,
    HmacSha256 = 1,
    HmacSha512 = 2,
}
