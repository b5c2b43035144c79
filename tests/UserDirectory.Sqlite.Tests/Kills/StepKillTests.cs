using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Processes;
using UserDirectory.Sqlite.Worker;
using UserDirectory.Tests;

namespace UserDirectory.Sqlite.Tests.Kills;

/// <summary>What takes long is killed on its way: an import, a step to the next schema, a copy of a tenant, a backup.</summary>
public sealed class StepKillTests
{
    private static readonly string s_full = DirectoryFile.NewPath();

    private static List<string> s_state = null!;

    private readonly string _path = DirectoryFile.NewPath();
    private readonly string _target = DirectoryFile.NewPath();
    private KillMoments _moments = null!;

    private static int Kills => KillMoments.IsFull ? 20 : 3;

    [OneTimeSetUp]
    public static async Task FillAsync()
    {
        using (var file = new WorkFile(s_full, options => options.Synchronous = SqliteSynchronous.Off))
        {
            await file.FillAsync();
            await foreach (var _ in RowImporting.ImportAsync(file.Acme, "full"))
            {
            }

            s_state = await StateAsync(file);
        }

        // What it was filled through is closed: the file is all of it.
        File.Exists($"{s_full}-wal").Should().BeFalse();
    }

    [OneTimeTearDown]
    public static void RemoveFull() => DirectoryFile.Remove(s_full);

    [SetUp]
    public void Draw() => _moments = new KillMoments();

    [TearDown]
    public void Remove()
    {
        DirectoryFile.Remove(_path);
        DirectoryFile.Remove(_target);
        TestContext.Out.WriteLine($"{_moments.InCommit} of {_moments.Kills} kills were on the way.");
    }

    [Test]
    public async Task A_killed_import_leaves_every_row_that_it_told_and_none_half()
    {
        await WorkFile.FillAsync(_path);

        while (_moments.Kills < Kills)
        {
            var name = $"run{_moments.Kills}";
            using var worker = new WorkerProcess("import", _path, name);
            await worker.NextAsync(Lines.Written);
            await worker.NextAsync(Lines.Written);
            var told = (await _moments.KillAsync(worker, TimeSpan.FromMilliseconds(100)))
                .Count(line => line.StartsWith(Lines.Done, StringComparison.Ordinal));

            await KilledFile.MustBeWholeAsync(_path);
            var there = Convert.ToInt32(
                DirectoryFile.Run(_path, $"SELECT count(*) FROM ud_user WHERE \"key\" LIKE '{name}-%'"), null);
            there.Should().BeInRange(told, RowImporting.Rows);
            (there % RowImporting.BatchSize).Should().Be(0, "a batch is one commit");
            DirectoryFile.Run(_path, $"SELECT count(*) FROM ud_user WHERE \"key\" = '{name}-{told}'").Should().Be(1L);
        }
    }

    [Test]
    public async Task A_killed_step_to_the_next_schema_is_done_or_not_begun()
    {
        while (_moments.Kills < Kills)
        {
            DirectoryFile.Remove(_path);
            File.Copy(s_full, _path);
            using var worker = new WorkerProcess("migrate", _path);
            await worker.NextAsync(Lines.Written);
            await _moments.KillAsync(worker, TimeSpan.FromMilliseconds(15));

            DirectoryFile.Run(_path, "PRAGMA integrity_check").Should().Be("ok");
            var schema = Convert.ToInt32(DirectoryFile.Run(_path, "SELECT version FROM ud_schema"), null);
            DirectoryFile.Run(_path, "SELECT count(*) FROM pragma_table_info('ud_user') WHERE name = 'note'")
                .Should().Be((long)(schema - SqliteSchema.Version));
            using (var file = new WorkFile(_path, NextSchema.Want))
            {
                (await StateAsync(file)).Should().Equal(s_state);
            }

            DirectoryFile.Run(_path, "SELECT count(*) FROM ud_user WHERE note IS NOT \"key\"").Should().Be(0L);
            await MustBeFullAsync(_path, NextSchema.Want);
        }
    }

    [Test]
    public async Task A_killed_copy_leaves_nothing_or_all_and_can_be_made_again()
    {
        while (_moments.Kills < Kills)
        {
            DirectoryFile.Remove(_target);
            using var worker = new WorkerProcess("copy", s_full, _target);
            await worker.NextAsync(Lines.Written);
            await _moments.KillAsync(worker, TimeSpan.FromMilliseconds(300));

            DirectoryFile.Run(_target, "PRAGMA integrity_check").Should().Be("ok");
            using (var full = new WorkFile(s_full))
            using (var target = new WorkFile(_target))
            {
                if (await target.Directory.Tenants.FindAsync(WorkFile.Tenant) is null)
                {
                    DirectoryFile.Run(_target, "SELECT count(*) FROM ud_user").Should().Be(0L);
                    await full.Directory.Tenants.CopyAsync(WorkFile.Tenant, target.Directory);
                }
            }

            await MustBeFullAsync(_target);
        }
    }

    [TestCase(BackupTaking.Statement)]
    [TestCase(BackupTaking.Call)]
    public async Task A_killed_backup_leaves_the_file_as_it_is_and_can_be_taken_again(string way)
    {
        while (_moments.Kills < Kills)
        {
            DirectoryFile.Remove(_path);
            File.Copy(s_full, _path);
            DirectoryFile.Remove(_target);
            using var worker = new WorkerProcess("backup", _path, _target, way);
            await worker.NextAsync(Lines.Begun);
            await _moments.KillAsync(worker, TimeSpan.FromMilliseconds(20));

            await MustBeFullAsync(_path);
            DirectoryFile.Remove(_target);
            await using (var connection = DirectoryFile.Connect(_path))
            {
                await BackupTaking.TakeAsync(connection, _target, way);
            }

            await MustBeFullAsync(_target);
        }
    }

    private static async Task MustBeFullAsync(string path, Action<SqliteOptions>? configure = null)
    {
        DirectoryFile.Run(path, "PRAGMA integrity_check").Should().Be("ok");
        DirectoryFile.Run(path, "PRAGMA foreign_key_check").Should().BeNull();
        using var file = new WorkFile(path, configure);
        (await StateAsync(file)).Should().Equal(s_state);
    }

    private static async Task<List<string>> StateAsync(WorkFile file) =>
        await TenantState.OfAsync(file.Directory, (await file.Directory.Tenants.GetAsync(WorkFile.Tenant)).Id);
}
