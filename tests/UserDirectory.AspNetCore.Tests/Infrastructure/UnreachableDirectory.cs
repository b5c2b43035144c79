using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.AspNetCore.Tests;

/// <summary>A directory that can be cut off from its store: whoever names a tenant is then told that it does not answer.</summary>
public class UnreachableDirectory : DispatchProxy
{
    private IUserDirectory _inner = null!;

    private Exception? _fault;

    /// <summary>Cuts it off, so that whoever asks is told this; by default that there is no answer.</summary>
    public static void CutOff(IUserDirectory directory, Exception? fault = null) =>
        ((UnreachableDirectory)(object)directory)._fault = fault ?? new TimeoutException("The store does not answer.");

    /// <summary>Puts one around the directory that is registered.</summary>
    public static void Register(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IUserDirectory)).ImplementationFactory!;
        services.AddSingleton(provider =>
        {
            var directory = Create<IUserDirectory, UnreachableDirectory>();
            ((UnreachableDirectory)(object)directory)._inner = (IUserDirectory)inner(provider);
            return directory;
        });
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _fault is { } fault ? throw fault : targetMethod!.Invoke(_inner, args);
}
