namespace UserDirectory.Storage;

/// <summary>Why a tenant was not restored.</summary>
/// <param name="Record">The type of the record that is refused; of the tenant itself when its id or key is taken.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reason"><see cref="RefusalReason.KeyTaken"/>, of an id too, or <see cref="RefusalReason.LinkMissing"/>.</param>
public sealed record RestoreRefusal(RecordKind Record, Guid Id, RefusalReason Reason);
