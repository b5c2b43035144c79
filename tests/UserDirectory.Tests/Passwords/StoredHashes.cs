using System.Buffers.Binary;

namespace UserDirectory.Tests;

/// <summary>
/// Hashes as ASP.NET Core Identity stores them, of the salt 00 01 … 0F, computed apart from this code base by the documented format.
/// </summary>
internal static class StoredHashes
{
    public const string Password = "my password";
    public const string Version2 = "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJg==";
    public const string Version3Sha1 = "AQAAAAAAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+E3TETUwoQmiO48tDhqLkQKZxbwed9LnUTfWW8zA1AOA==";
    public const string Version3Sha256 = "AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw==";
    public const string Version3Sha512 = "AQAAAAIAAYagAAAAEAABAgMEBQYHCAkKCwwNDg/Q8A0WMKbtHQJQ2DHCdoEeeFBrgNlldq6vH4qX/CGqGQ==";

    // Of 1,000 iterations, with zeros for salt and subkey.
    public const string Version3Sha512OfFew = "AQAAAAIAAAPoAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    public const string OtherPassword = "pässwörd \U0001F511";
    public const string Current = "AQAAAAIAA1tgAAAAEAABAgMEBQYHCAkKCwwNDg9Cuo9i/d1ZLKcESGLpx3Gxbti9hT1GKNmQnqvjONVYpQ==";

    /// <summary>A version 3 hash with chosen numbers and zeros for salt and subkey.</summary>
    public static string Made(uint prf, uint iterations, uint statedSalt, int remaining)
    {
        var bytes = new byte[13 + remaining];
        bytes[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), prf);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(5), iterations);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(9), statedSalt);
        return Convert.ToBase64String(bytes);
    }
}
