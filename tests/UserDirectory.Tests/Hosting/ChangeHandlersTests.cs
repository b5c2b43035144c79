using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Hosting;

/// <summary>Several handlers: each is told alone, none is in the way of another, and those that write come to an end.</summary>
public sealed class ChangeHandlersTests
{
    private ExtensionHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new ExtensionHost();
        _host.Services.AddScoped<Bag>().AddScoped<Stuck>();
    }

    [TearDown]
    public async Task Dispose() => await _host.DisposeAsync();

    [Test]
    public async Task A_handler_that_fails_in_whatever_way_is_logged_and_stops_no_other()
    {
        _host.Builder.AddChangeHandler<Thrown>().AddChangeHandler<NeverMade>().AddChangeHandler<NeverPutAway>()
            .AddChangeHandler((_, _, _) => throw new InvalidOperationException("Not today."))
            .AddChangeHandler<First>();
        _host.Services.AddScoped<IChangeHandler, Thrown>().AddScoped<IChangeHandler, Second>();

        await CreateAsync("ann");

        _host.Seen.Should().Equal("first 2", "second 2");
        _host.Logger.Lines.Should().HaveCount(5).And.OnlyContain(
            line => line.StartsWith("Error: Change handler ") && line.Contains(" failed for change 2."));
        _host.Logger.Lines.Should().SatisfyRespectively(
            line => line.Should().Contain(nameof(Thrown)).And.Contain("It is thrown."),
            line => line.Should().Contain(nameof(NeverMade)).And.Contain("It is never made."),
            line => line.Should().Contain(nameof(NeverPutAway)).And.Contain("It is stuck."),
            line => line.Should().Contain(nameof(ChangeHandlersTests)).And.Contain("Not today."),
            line => line.Should().Contain(nameof(Thrown)).And.Contain("It is thrown."));
        (await (await _host.DirectoryAsync()).AsSystem("test").Users.CountAsync()).Should().Be(1, "the commit stands");
    }

    [Test]
    public async Task One_of_the_container_that_cannot_be_made_is_in_the_way_of_none_of_the_builder()
    {
        _host.Services.AddScoped<IChangeHandler, NeverMade>();
        _host.Builder.AddChangeHandler<First>();

        await CreateAsync("ann");

        _host.Seen.Should().Equal("first 2");
        _host.Logger.Lines.Should().ContainSingle().Which
            .Should().StartWith("Error: Change handler UserDirectory.IChangeHandler failed for change 2.").And.Contain("It is never made.");
    }

    [Test]
    public async Task What_one_leaves_in_a_scoped_service_no_other_finds()
    {
        _host.Builder.AddChangeHandler<Filling>().AddChangeHandler<Filling>();
        _host.Services.AddScoped<IChangeHandler, Filling>().AddScoped<IChangeHandler, Filling>();

        await CreateAsync("ann");

        _host.Seen.Should().Equal("1", "1", "1", "1");
    }

    [Test]
    public async Task A_type_that_the_host_registers_as_a_singleton_stays_one()
    {
        _host.Services.AddSingleton<Remembering>();
        _host.Builder.AddChangeHandler<Remembering>();

        await CreateAsync("ann");
        await CreateAsync("bob");

        _host.Seen.Should().Equal("1", "2");
    }

    [Test]
    public async Task A_handler_that_writes_is_told_of_that_too()
    {
        _host.Builder.AddChangeHandler<Answering>();

        await CreateAsync("ann");

        _host.Seen.Should().Equal("system:test", "system:answer");
        var names = (await (await _host.DirectoryAsync()).AsSystem("test").Users.ListAsync()).Items.Select(user => user.Key);
        names.Should().BeEquivalentTo("ann", "answer-1");
    }

    [Test]
    public async Task Handlers_that_answer_every_change_come_to_an_end()
    {
        _host.Builder.AddChangeHandler<AnsweringAlways>();

        await CreateAsync("ann");

        _host.Seen.Should().HaveCount(8);
        _host.Logger.Lines.Should().ContainSingle().Which
            .Should().StartWith("Error: Change 10 is told to no handler: it answers a change that answers a change, 8 deep.");
    }

    [Test]
    public async Task What_is_answered_one_after_the_other_is_not_deep()
    {
        _host.Builder.AddChangeHandler<Answering>();

        for (var i = 0; i < 20; i++)
        {
            await CreateAsync($"user-{i}");
        }

        _host.Seen.Should().HaveCount(40);
        _host.Logger.Lines.Should().BeEmpty();
    }

    private async Task CreateAsync(string key)
    {
        var acme = (await _host.DirectoryAsync()).AsSystem("test");
        if (await acme.Changes.GetLatestNumberAsync() <= 1)
        {
            _host.Seen.Clear();
            _host.Logger.Lines.Clear();
        }

        await acme.Users.CreateAsync(new NewUser(key)).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed class Bag
    {
        public int Things { get; set; }
    }

    private sealed class Stuck : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => throw new InvalidOperationException("It is stuck.");
    }

    private sealed class First(List<string> seen) : IChangeHandler
    {
        public ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
        {
            seen.Add($"first {change.Number}");
            return default;
        }
    }

    private sealed class Second(List<string> seen) : IChangeHandler
    {
        public ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
        {
            seen.Add($"second {change.Number}");
            return default;
        }
    }

    private sealed class Thrown : IChangeHandler
    {
        public ValueTask HandleAsync(Change change, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("It is thrown.");
    }

    private sealed class NeverMade : IChangeHandler
    {
        public NeverMade() => throw new InvalidOperationException("It is never made.");

        public ValueTask HandleAsync(Change change, CancellationToken cancellationToken) => default;
    }

    private sealed class NeverPutAway : IChangeHandler
    {
        public NeverPutAway(Stuck stuck) => ArgumentNullException.ThrowIfNull(stuck);

        public ValueTask HandleAsync(Change change, CancellationToken cancellationToken) => default;
    }

    private sealed class Filling(Bag bag, List<string> seen) : IChangeHandler
    {
        public ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
        {
            seen.Add($"{++bag.Things}");
            return default;
        }
    }

    private sealed class Remembering(List<string> seen) : IChangeHandler
    {
        private int _told;

        public ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
        {
            if (change.Number > 1)
            {
                seen.Add($"{++_told}");
            }

            return default;
        }
    }

    private sealed class Answering(IUserDirectory directory, List<string> seen) : IChangeHandler
    {
        private static readonly ActorRef s_self = ActorRef.System("answer");

        public async ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
        {
            if (change.Number == 1)
            {
                return;
            }

            seen.Add(change.Actor.ToString());
            if (change.Actor != s_self)
            {
                await directory.AsSystem("answer").Users.CreateAsync(new NewUser($"answer-{seen.Count}"), cancellationToken);
            }
        }
    }

    private sealed class AnsweringAlways(IUserDirectory directory, List<string> seen) : IChangeHandler
    {
        public async ValueTask HandleAsync(Change change, CancellationToken cancellationToken)
        {
            if (change.Number > 1)
            {
                seen.Add(change.Actor.ToString());
                await directory.AsSystem("answer").Users.CreateAsync(new NewUser($"answer-{seen.Count}"), cancellationToken);
            }
        }
    }
}
