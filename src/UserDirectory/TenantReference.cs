namespace UserDirectory;

/// <summary>A named tenant; its anchor is shared by all handles that are made from it.</summary>
internal sealed class TenantReference(DirectoryRuntime runtime, EntityRef tenant) : ITenantReference
{
    private readonly TenantAnchor _anchor = new(runtime, tenant);

    public ITenantDirectory As(Guid userId) => new TenantDirectory(Context(ActorRef.User(userId)));

    public ITenantDirectory AsSystem(string name) => new TenantDirectory(Context(ActorRef.System(name)));

    public TenantContext Context(ActorRef actor) => new(runtime, runtime.Store, _anchor, actor);
}
