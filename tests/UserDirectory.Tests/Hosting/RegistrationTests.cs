using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Hosting;

/// <summary>What the container holds: one directory, over the last store that was named, which nobody gets past it.</summary>
public sealed class RegistrationTests
{
    [Test]
    public async Task Without_a_store_it_keeps_everything_in_memory_and_warns_once()
    {
        using var logger = new RecordingLogger();
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(logger);
        services.AddUserDirectory();
        services.AddUserDirectory();
        await using var provider = services.BuildServiceProvider();

        var directories = provider.GetServices<IUserDirectory>();

        await directories.Should().ContainSingle().Which.AsSystem("test").Users.CreateAsync(new NewUser("ann"));
        logger.Lines.Should().ContainSingle().Which
            .Should().StartWith("Warning: The user directory is kept in memory and is lost with the process.");
    }

    [Test]
    public async Task In_memory_by_name_warns_of_nothing()
    {
        using var logger = new RecordingLogger();
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(logger);
        services.AddUserDirectory().UseInMemory();
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IUserDirectory>().AsSystem("test").Users.CreateAsync(new NewUser("ann"));

        logger.Lines.Should().BeEmpty();
    }

    [Test]
    public async Task The_last_store_counts_is_made_once_and_is_not_in_the_container()
    {
        var made = new List<string>();
        var services = new ServiceCollection();
        services.AddUserDirectory().UseStore(_ => Made("first")).UseStore(_ => Made("second"));
        await using var provider = services.BuildServiceProvider();

        var directory = provider.GetRequiredService<IUserDirectory>();

        provider.GetRequiredService<IUserDirectory>().Should().BeSameAs(directory);
        made.Should().Equal("second");
        provider.GetService<IDirectoryStore>().Should().BeNull("whoever has it commits past every rule");

        InMemoryStore Made(string name)
        {
            made.Add(name);
            return new InMemoryStore(new InMemoryOptions());
        }
    }

    [Test]
    public async Task A_store_goes_with_the_container([Values] bool isAsync, [Values] bool disposesAsync)
    {
        var store = new Closing();
        var services = new ServiceCollection();
        services.AddUserDirectory().UseStore(_ => isAsync ? new ClosingAsync(store) : store);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IUserDirectory>();

        if (disposesAsync)
        {
            await provider.DisposeAsync();
        }
        else
        {
            provider.Dispose();
        }

        store.Closed.Should().Be(1);
    }

    private sealed class Closing : DelegatingStore, IDisposable
    {
        public int Closed { get; private set; }

        public void Dispose() => Closed++;
    }

    private sealed class ClosingAsync(Closing closing) : DelegatingStore, IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            closing.Dispose();
        }
    }
}
