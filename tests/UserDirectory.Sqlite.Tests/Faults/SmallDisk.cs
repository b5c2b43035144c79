using System.Diagnostics;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests.Faults;

/// <summary>A file system of its own in memory, of few bytes, that can be filled up. A test that may not mount one is left out.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("userdirectory-disk-").FullName;

    public SmallDisk(int size)
    {
        if (!OperatingSystem.IsLinux() || !Succeeds("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", _folder))
        {
            Directory.Delete(_folder);
            Assert.Ignore("A disk that is full needs the right to mount a small one (tmpfs).");
        }
    }

    public string Database => Path.Combine(_folder, "directory.db");

    private string Filler => Path.Combine(_folder, "filler");

    public static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Leaves room for so many pages of memory.</summary>
    public void FillUpTo(int pages)
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var page = new byte[Environment.SystemPageSize];
        for (var free = new DriveInfo(_folder).AvailableFreeSpace / page.Length; free > pages; free--)
        {
            filler.Write(page);
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        Succeeds("umount", _folder);
        Directory.Delete(_folder);
    }
}
