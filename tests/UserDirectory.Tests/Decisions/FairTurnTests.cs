using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Decisions;

/// <summary>A call that others overtake again and again gets a turn of its own, which they wait for.</summary>
public sealed class FairTurnTests
{
    private const int MostOvertaking = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(150);

    private readonly List<Task> _others = [];
    private InterruptedStore _store = null!;
    private TestDirectory _test = null!;
    private int _overtaken;

    [SetUp]
    public async Task SetUp()
    {
        _others.Clear();
        _overtaken = 0;
        _test = new TestDirectory(decorate: store => _store = new InterruptedStore(store));
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.OrganizationAsync("lisbon");
        for (var i = 0; i < 10; i++)
        {
            await _test.UserAsync($"ann{i}", "lisbon");
        }
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Others_wait_for_it_and_go_on_afterwards()
    {
        _store.BeforeNextCommit(OvertakeAsync);

        await _test.System.Organizations.DeleteAsync("lisbon");

        _overtaken.Should().Be(MostOvertaking, "from then on nobody goes first");
        await Task.WhenAll(_others).WaitAsync(s_patience);
    }

    [Test]
    public async Task An_import_gets_one_too()
    {
        _store.BeforeNextCommit(OvertakeAsync);

        var results = await _test.System.Import.ImportAsync(new[] { new ImportRow { Key = "eve" } }.ToAsyncEnumerable()).ToListAsync();

        results.Should().ContainSingle().Which.Outcome.Should().Be(ImportOutcome.Created);
        _overtaken.Should().Be(MostOvertaking);
        await Task.WhenAll(_others).WaitAsync(s_patience);
    }

    [Test]
    public async Task What_it_calls_itself_does_not_wait_for_it()
    {
        var calls = 0;
        _store.BeforeNextCommit(CallAsync);

        await _test.System.Organizations.DeleteAsync("lisbon").AsTask().WaitAsync(s_patience);

        calls.Should().Be(5);

        async Task CallAsync()
        {
            calls++;
            await MoveAsync();
            if (calls < 5)
            {
                _store.BeforeNextCommit(CallAsync);
            }
        }
    }

    [Test]
    public async Task Nor_does_its_turn_outlast_it_when_it_is_refused()
    {
        _store.BeforeNextCommit(async () =>
        {
            await MoveAsync();
            _store.BeforeNextCommit(async () =>
            {
                await MoveAsync();
                _store.BeforeNextCommit(async () =>
                {
                    await _test.System.Organizations.DeleteAsync("lisbon");
                });
            });
        });
        var call = async () => await _test.System.Organizations.DeleteAsync("lisbon");

        await call.ShouldBeRefusedAsync("organization.not_found");

        await MoveAsync().WaitAsync(s_patience);
    }

    /// <summary>Somebody else calls; the call that is about to commit waits for that for a while.</summary>
    private async Task OvertakeAsync()
    {
        Task other;
        using (ExecutionContext.SuppressFlow())
        {
            other = Task.Run(MoveAsync);
        }

        _others.Add(other);
        // Those who may overtake do so however slow the machine is.
        if (await Task.WhenAny(other, Task.Delay(_overtaken < MostOvertaking ? s_patience : s_soon)) == other)
        {
            _overtaken++;
            _store.BeforeNextCommit(OvertakeAsync);
        }
    }

    /// <summary>Moves what decisions rest on.</summary>
    private async Task MoveAsync()
    {
        await _test.System.Roles.SwitchOffAsync("editor");
        await _test.System.Roles.SwitchOnAsync("editor");
    }
}
