namespace UserDirectory;

/// <summary>A named tenant; its anchor is shared by all handles that are made from it.</summary>
internal sealed class TenantReference(DirectoryRuntime runtime, EntityRef tenant) : ITenantReference
{
    private readonly HandleTenant _anchor = new(runtime, tenant);

    public ITenantDirectory As(Guid userId) => new TenantDirectory(Context(ActorRef.User(userId)));

    public ITenantDirectory AsSystem(string name)
    {
        var actor = ActorRef.System(name);
        return actor != SignInProvenance.EarlierAddress
            ? new TenantDirectory(Context(actor))
            : throw new ArgumentException(
                $"The name '{name}' is reserved: it marks what signed in before an address changed.", nameof(name));
    }

    public TenantContext Context(ActorRef actor) => new(runtime, runtime.Store, _anchor, actor);
}
