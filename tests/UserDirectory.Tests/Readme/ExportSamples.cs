using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Readme;

/// <summary>The README's code for exports: each region stands there as it is here, and is run here.</summary>
public sealed class ExportSamples
{
    [Test]
    public async Task Export()
    {
        using var test = new TestDirectory();
        await test.OrganizationAsync("lisbon");
        await test.UserAsync("ann", "lisbon");
        var acme = test.System;
        using var file = new StringWriter();

        #region export
        await foreach (ImportRow row in acme.Export.ExportAsync(new ExportOptions { Organization = "lisbon" }))
        {
            await file.WriteLineAsync($"{row.Key};{row.Email.Value};{string.Join(',', row.Roles ?? [])}");
        }

        PersonDocument everything = await acme.Export.ExportPersonAsync("ann");
        #endregion

        file.ToString().Trim().Should().Be("ann;;");
        everything.Memberships.Should().ContainSingle();
    }
}
