using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Tests.Readme;

#region payroll
public sealed class Payroll([FromKeyedServices("staff")] IUserDirectory staff)
{
    public ValueTask<bool> MayReadAsync(Guid user, CancellationToken ct) =>
        staff.AsSystem("payroll").Permissions.CheckAsync(user, "payroll.read", cancellationToken: ct);
}
#endregion
