using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.AspNetCore;

/// <summary>Which directory of the container is meant.</summary>
/// <param name="Key">Its key; null for the one without.</param>
internal sealed record ServedDirectory(string? Key)
{
    /// <summary>The directory.</summary>
    /// <exception cref="InvalidOperationException">The container has none like that.</exception>
    public IUserDirectory Get(IServiceProvider services) =>
        (Key is null ? services.GetService<IUserDirectory>() : services.GetKeyedService<IUserDirectory>(Key))
            ?? throw new InvalidOperationException(Key is null
                ? "There is no user directory in the container. Call services.AddUserDirectory() before its endpoints are mapped."
                : $"There is no user directory {this} in the container. Call services.AddKeyedUserDirectory() with this key.");

    /// <summary>Whether something that the directory may have is registered for it.</summary>
    public bool Has<T>(IServiceProvider services) => Key is null
        ? services.GetService<IServiceProviderIsService>()?.IsService(typeof(T)) == true
        : services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(T), Key) == true;

    /// <inheritdoc/>
    public override string ToString() => Key is null ? "the one without a key" : $"'{Key}'";
}
