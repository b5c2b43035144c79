using System.Reflection;

namespace UserDirectory.Tests.Operations;

/// <summary>The calls of a service on their way to it, with inputs that can be spoilt.</summary>
public class SpoiltCalls : DispatchProxy
{
    private static readonly MethodInfo s_through = typeof(SpoiltInputs).GetMethod(nameof(SpoiltInputs.Through))!;

    private object _service = null!;
    private SpoiltInputs _inputs = null!;

    internal void Connect(object service, SpoiltInputs inputs) => (_service, _inputs) = (service, inputs);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var given = targetMethod!.GetParameters()
            .Zip(args!, (parameter, argument) => _inputs.Take(parameter.ParameterType, argument)).ToArray();
        var answer = targetMethod.Invoke(_service, BindingFlags.DoNotWrapExceptions, null, given, null);
        return _service is ITenantDirectory or IUserDirectory && targetMethod.ReturnType.IsInterface
            ? s_through.MakeGenericMethod(targetMethod.ReturnType).Invoke(_inputs, [answer])
            : answer;
    }
}
