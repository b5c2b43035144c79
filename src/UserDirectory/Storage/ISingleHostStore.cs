namespace UserDirectory.Storage;

/// <summary>Marks a store that only this process can write to: what the core has seen of it is all there is, so cached rights need no age limit.</summary>
internal interface ISingleHostStore : IDirectoryStore;
