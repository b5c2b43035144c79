using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Processes;
using UserDirectory.Sqlite.Worker;

namespace UserDirectory.Sqlite.Tests.Kills;

/// <summary>A process that writes is killed at any moment: what it was told is done is there, and nothing is half done.</summary>
public sealed class WriterKillTests
{
    // Of a commit, which takes a millisecond or more with its wait for the disk.
    private static readonly TimeSpan s_part = TimeSpan.FromMilliseconds(0.3);

    private readonly string _path = DirectoryFile.NewPath();

    [TearDown]
    public void Remove() => DirectoryFile.Remove(_path);

    [Test]
    public async Task A_killed_writer_leaves_every_acknowledged_call_and_none_half()
    {
        var kills = KillMoments.IsFull ? 100 : 10;
        var moments = new KillMoments();
        await WorkFile.FillAsync(_path);

        var before = await KilledFile.MustBeWholeAsync(_path);

        // Some more where chance had it that few fell into a commit.
        while (moments.Kills < kills || (moments.InCommit * 3 < moments.Kills && moments.Kills < kills * 2))
        {
            before = await KillOnceAsync(moments, $"run{moments.Kills}", before);
        }

        await TestContext.Out.WriteLineAsync($"{moments.InCommit} of {moments.Kills} kills were in a commit.");
        (moments.InCommit * 3).Should().BeGreaterThanOrEqualTo(moments.Kills, "kills between two commits prove little");
    }

    private async Task<long> KillOnceAsync(KillMoments moments, string name, long before)
    {
        using var worker = new WorkerProcess("write", _path, name);
        await worker.NextAsync(Lines.Done);
        await moments.WaitAsync(100);
        if (moments.Kills % 4 > 0)
        {
            // The others fall anywhere, also while a call only reads.
            await worker.NextAsync(Lines.Written);
        }

        var lines = await moments.KillAsync(worker, s_part);

        var acknowledged = lines.Last(line => line.StartsWith(Lines.Done, StringComparison.Ordinal));
        var done = int.Parse(acknowledged[Lines.Done.Length..], CultureInfo.InvariantCulture);
        var now = await KilledFile.MustBeWholeAsync(_path);
        var steps = (int)(now - before);
        steps.Should().BeInRange(done, done + (lines[^1] == Lines.Written ? 1 : 0), "what was begun may be done, and nothing else");
        PeopleOf(name).Should().BeEquivalentTo(StepWriting.After(name, steps));
        return now;
    }

    private Dictionary<string, string?> PeopleOf(string name)
    {
        using var connection = DirectoryFile.Connect(_path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"key\", display_name FROM ud_user WHERE \"key\" LIKE $name || '-%'";
        command.Parameters.AddWithValue("$name", name);
        using var row = command.ExecuteReader();
        var people = new Dictionary<string, string?>();
        while (row.Read())
        {
            people.Add(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1));
        }

        return people;
    }
}
