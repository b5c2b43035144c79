using System.Diagnostics;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests;

/// <summary>A process cannot switch its own globalization mode, so these start another one.</summary>
public sealed class InvariantModeTests
{
    [Test]
    public async Task Globalization_invariant_mode_is_refused_with_the_reason_and_the_remedy()
    {
        var (exitCode, output) = await ProbeAsync(invariant: "1");

        exitCode.Should().Be(1);
        output.Should().Contain("does not normalise text").And.Contain("Turn globalization-invariant mode off")
            .And.Contain("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT").And.Contain("ICU");
    }

    [Test]
    public async Task The_same_process_outside_that_mode_is_accepted()
    {
        var (exitCode, output) = await ProbeAsync(invariant: "0");

        exitCode.Should().Be(0, output);
        output.Should().Contain("accepted");
    }

    private static async Task<(int ExitCode, string Output)> ProbeAsync(string invariant)
    {
        var start = new ProcessStartInfo(DotNetHost(), [Path.Combine(AppContext.BaseDirectory, "UserDirectory.InvariantProbe.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    // The runtime lies in <host>/shared/Microsoft.NETCore.App/<version>: the host that started these tests, whatever the path says.
    private static string DotNetHost()
    {
        var root = Directory.GetParent(typeof(object).Assembly.Location)!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
