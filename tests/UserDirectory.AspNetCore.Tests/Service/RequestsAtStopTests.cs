using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Service;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RequestsAtStopTests
{
    private readonly TaskCompletionSource _delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _mails;

    [Test]
    public async Task A_host_that_stops_delivers_what_was_asked_for()
    {
        await using var app = await StartAsync();

        var stop = Stopping(app).StopAsync(CancellationToken.None);

        stop.IsCompleted.Should().BeFalse("a mail is on its way");
        _delivered.SetResult();
        await stop;
        _mails.Should().Be(1);
    }

    [Test]
    public async Task Without_time_it_stops_without_a_fault()
    {
        await using var app = await StartAsync();

        await Stopping(app).StopAsync(new CancellationToken(true));

        _delivered.TrySetResult();
    }

    private static RequestsAtStop Stopping(TestApp app) => app.Services.GetServices<IHostedService>().OfType<RequestsAtStop>().Single();

    private async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync(directory: directory => directory.UseNotifier(async (_, _, _) =>
        {
            await _delivered.Task;
            Interlocked.Increment(ref _mails);
        }));
        await app.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@contoso.example", IsEmailVerified = true });
        await app.System.Passwords.RequestResetAsync("ann");
        return app;
    }
}
