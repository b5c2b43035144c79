using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Sqlite.Tests;

/// <summary>Options that cannot be meant are refused where the directory is put together.</summary>
public sealed class SqliteOptionsTests
{
    [TestCase("", "*names no file*")]
    [TestCase("Data Source=", "*names no file*")]
    [TestCase("Data Source=:memory:", "*UseInMemory()*")]
    [TestCase("Data Source=x;Mode=Memory", "*UseInMemory()*")]
    [TestCase("Data Source=file::memory:", "*UseInMemory()*")]
    [TestCase("Data Source=file:x?mode=memory", "*UseInMemory()*")]
    [TestCase("Data Source=x;Cache=Shared", "*Cache=Shared*")]
    [TestCase("Data Source=x;Mode=ReadOnly", "*Mode=ReadOnly*")]
    [TestCase("Sauce=x", "*ConnectionString*sauce*")]
    public void A_connection_string_names_a_file_that_can_be_written(string connectionString, string message) =>
        Using(options => options.ConnectionString = connectionString).Should().Throw<ArgumentException>().WithMessage(message);

    [TestCase("ud-")]
    [TestCase("ud\"")]
    [TestCase("übung_")]
    [TestCase("sqlite_")]
    public void A_prefix_is_a_plain_name(string prefix) =>
        Using(options => options.TablePrefix = prefix).Should().Throw<ArgumentException>().WithMessage("*TablePrefix*");

    [Test]
    public void Everything_that_is_wrong_is_told_at_once() =>
        Using(
            options => (options.TablePrefix, options.Synchronous, options.BusyTimeout) =
                ("?", (SqliteSynchronous)9, -TimeSpan.FromTicks(1)))
            .Should().Throw<ArgumentException>().WithMessage("*TablePrefix*Synchronous*BusyTimeout*");

    private static Action Using(Action<SqliteOptions> configure) => () => new ServiceCollection().AddUserDirectory().UseSqlite(configure);
}
