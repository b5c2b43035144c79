using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Service;

public sealed class SweeperTests
{
    [Test]
    public async Task The_host_sweeps_again_and_again_until_it_stops()
    {
        var swept = new SweepCount();
        using var host = Build(swept, TimeSpan.FromSeconds(1));
        await host.StartAsync();

        await swept.TwiceAsync();
        await host.StopAsync();

        swept.Count.Should().BeGreaterThanOrEqualTo(2, "a sweep that failed is followed by the next");
    }

    [Test]
    public async Task Stopping_is_no_fault_of_it()
    {
        var time = new WaitedTime();
        using var host = Build(new SweepCount(), TimeSpan.FromHours(1), time);
        await host.StartAsync();
        await time.FirstWait;
        var sweeper = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();

        await sweeper.StopAsync(CancellationToken.None);

        sweeper.ExecuteTask!.IsCompletedSuccessfully
            .Should().BeTrue("a host that stops because its start failed would log it as a service that failed");
    }

    [Test]
    public async Task An_interval_that_is_too_short_fails_the_start()
    {
        using var host = Build(new SweepCount(), TimeSpan.Zero);
        var start = async () => await host.StartAsync();

        await start.Should().ThrowAsync<OptionsValidationException>().WithMessage("*Interval*");
    }

    private static IHost Build(SweepCount swept, TimeSpan interval, TimeProvider? time = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddUserDirectory().UseInMemory().AddSweeper(options => options.Interval = interval);
        builder.Services.AddSingleton<IUserDirectory>(swept);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        return builder.Build();
    }

    // Says when somebody waits: the framework starts a service on another thread, and one that is stopped before it runs was cancelled.
    private sealed class WaitedTime : TimeProvider
    {
        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FirstWait => _waits.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.TrySetResult();
            return timer;
        }
    }
}
