using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Tests.Hosting;

/// <content>What the host of these tests brings along.</content>
public sealed partial class ExtensionTests
{
    private sealed class TakesDirectory(IUserDirectory directory, List<string> seen) : AnyExtension
    {
        protected override async ValueTask ActAsync() => seen.Add($"counted {await directory.AsSystem("extension").Users.CountAsync()}");
    }

    private sealed class TakesScoped(Resource resource, List<string> seen) : AnyExtension
    {
        protected override ValueTask ActAsync()
        {
            seen.Add($"used {resource.Number}");
            return default;
        }
    }

    private sealed class TellsOfItself : AnyExtension
    {
        private readonly List<string> _seen;

        public TellsOfItself(List<string> seen)
        {
            _seen = seen;
            seen.Add("made");
        }

        protected override ValueTask ActAsync()
        {
            _seen.Add("used");
            return default;
        }
    }

    private sealed class CannotBeMade : AnyExtension
    {
        public CannotBeMade() => throw new TimeoutException("No connection.");

        protected override ValueTask ActAsync() => default;
    }

    private sealed class Resource : IAsyncDisposable
    {
        private readonly List<string> _seen;

        public Resource(List<string> seen)
        {
            _seen = seen;
            Number = seen.Count(line => line.StartsWith("open ")) + 1;
            seen.Add($"open {Number}");
        }

        public int Number { get; }

        public ValueTask DisposeAsync()
        {
            _seen.Add($"closed {Number}");
            return default;
        }
    }

    /// <summary>A container of another make.</summary>
    private sealed class SilentContainer(IServiceProvider container) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IServiceProviderIsService) ? null : container.GetService(serviceType);
    }
}
