using System.Reflection;

namespace UserDirectory.Tests.Operations;

/// <summary>The calls of a service on their way to it, with null text for one of their references.</summary>
public class MissingCalls : DispatchProxy
{
    private static readonly MethodInfo s_through = typeof(MissingReference).GetMethod(nameof(MissingReference.Through))!;

    private object _service = null!;
    private MissingReference _missing = null!;

    internal void Connect(object service, MissingReference missing) => (_service, _missing) = (service, missing);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (_service is ITenantDirectory or IUserDirectory && targetMethod!.ReturnType.IsInterface)
        {
            var opened = targetMethod.Invoke(_service, BindingFlags.DoNotWrapExceptions, null, args, null);
            return s_through.MakeGenericMethod(targetMethod.ReturnType).Invoke(_missing, [opened]);
        }

        _missing.PutInto(targetMethod!.GetParameters(), args!);
        return targetMethod.Invoke(_service, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
