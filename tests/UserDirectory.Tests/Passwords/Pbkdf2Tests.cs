using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

public sealed class Pbkdf2Tests
{
    // RFC 6070, all but the one of 16,777,216 iterations.
    [TestCase("password", "salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6")]
    [TestCase("password", "salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957")]
    [TestCase("password", "salt", 4096, "4b007901b765489abead49d926f721d065a429c1")]
    [TestCase(
        "passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038")]
    [TestCase("pass\0word", "sa\0lt", 4096, "56fa6aa75548099dcc37d7f03425e0c3")]
    public void The_vectors_of_RFC_6070_come_out(string password, string salt, int iterations, string expected) =>
        Derive(password, salt, Pbkdf2Prf.HmacSha1, iterations, expected.Length / 2).Should().Be(expected);

    // The same inputs as in RFC 6070, as widely published for SHA-256.
    [TestCase("password", "salt", 1, "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b")]
    [TestCase("password", "salt", 4096, "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a")]
    public void The_known_answers_for_SHA_256_come_out(string password, string salt, int iterations, string expected) =>
        Derive(password, salt, Pbkdf2Prf.HmacSha256, iterations, expected.Length / 2).Should().Be(expected);

    // The same inputs as in RFC 6070, as widely published for SHA-512.
    [TestCase("password", "salt", 1,
        "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce")]
    [TestCase("password", "salt", 2,
        "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53cf76cab2868a39b9f7840edce4fef5a82be67335c77a6068e04112754f27ccf4e")]
    [TestCase("password", "salt", 4096,
        "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5")]
    [TestCase("passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096,
        "8c0511f4c6e597c6ac6315d8f0362e225f3c501495ba23b868c005174dc4ee71115b59f9e60cd9532fa33e0f75aefe30225c583a186cd82bd4daea9724a3d3b8")]
    public void The_known_answers_for_SHA_512_come_out(string password, string salt, int iterations, string expected) =>
        Derive(password, salt, Pbkdf2Prf.HmacSha512, iterations, expected.Length / 2).Should().Be(expected);

    [Test]
    public void Every_function_length_and_password_agrees_with_the_base_library(
        [Values(0, 1, 2)] int prf, [Values(1, 16, 20, 32, 33, 64, 65, 100, 200)] int length)
    {
        HashAlgorithmName[] algorithms = [HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA512];
        foreach (var password in new[] { "", "p", "pässwörd \U0001F511", new string('x', 64), new string('x', 129), new string('é', 256) })
        {
            var salt = RandomBytes.Create(16);

            Pbkdf2.Derive(password, salt, (Pbkdf2Prf)prf, 3, length)
                .Should().Equal(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, 3, algorithms[prf], length));
        }
    }

    private static string Derive(string password, string salt, Pbkdf2Prf prf, int iterations, int length) =>
        Convert.ToHexString(Pbkdf2.Derive(password, Encoding.UTF8.GetBytes(salt), prf, iterations, length)).ToLowerInvariant();
}
