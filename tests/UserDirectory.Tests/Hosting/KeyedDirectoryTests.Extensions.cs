using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Tests.Hosting;

/// <content>What the host of these tests brings along.</content>
public sealed partial class KeyedDirectoryTests
{
    private sealed record TwoDirectories(IUserDirectory Plain, [FromKeyedServices("staff")] IUserDirectory Staff);

    private sealed class OfStaff([FromKeyedServices("staff")] IUserDirectory staff, IServiceProvider services, List<string> seen)
        : AnyExtension
    {
        protected override ValueTask ActAsync()
        {
            seen.Add(ReferenceEquals(staff, services.GetRequiredKeyedService<IUserDirectory>("staff")) ? "in staff" : "elsewhere");
            return default;
        }
    }

    private sealed class Marked(List<string> seen) : AnyExtension
    {
        protected override ValueTask ActAsync()
        {
            seen.Add("marked");
            return default;
        }
    }

    private sealed class Closing : DelegatingStore, IDisposable
    {
        public int Closed { get; private set; }

        public void Dispose() => Closed++;
    }

    /// <summary>A container of another make, which knows keys.</summary>
    private sealed class SilentContainer(IKeyedServiceProvider container) : IKeyedServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IServiceProviderIsService) || serviceType == typeof(IServiceProviderIsKeyedService)
                ? null
                : container.GetService(serviceType);

        public object? GetKeyedService(Type serviceType, object? serviceKey) => container.GetKeyedService(serviceType, serviceKey);

        public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
            container.GetRequiredKeyedService(serviceType, serviceKey);
    }
}
