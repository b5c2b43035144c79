namespace UserDirectory.AspNetCore;

/// <summary>Does what an operation is for, as its caller.</summary>
internal delegate ValueTask<Reply> OperationHandler(Call call);
