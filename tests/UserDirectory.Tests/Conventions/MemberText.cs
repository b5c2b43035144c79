using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace UserDirectory.Tests.Conventions;

/// <summary>How a public member is written in C#, on one line.</summary>
internal static class MemberText
{
    private static readonly Dictionary<string, string> s_operators = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_LogicalNot"] = "!",
    };

    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor =>
            $"{Access(constructor)} {TypeText.NameOf(constructor.DeclaringType!).Split('.')[^1]}({Parameters(constructor)});",
        MethodInfo method => Of(method),
        PropertyInfo property => Of(property),
        FieldInfo { IsLiteral: true, DeclaringType.IsEnum: true } value =>
            $"{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture)},",
        FieldInfo { IsLiteral: true } constant =>
            $"public const {TypeText.Of(constant)} {constant.Name} = {Literal(constant.GetRawConstantValue())};",
        FieldInfo field =>
            $"public {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field)} {field.Name};",
        EventInfo happening => $"public event {TypeText.Of(happening.EventHandlerType!)} {happening.Name};",
        _ => throw new NotSupportedException($"The kind of {member} is not known."),
    };

    public static bool IsShown(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    /// <summary><c>where T : …</c> for each constrained type parameter.</summary>
    public static string Constraints(Type[] parameters) => string.Concat(parameters.Select(Constraint));

    private static string Of(MethodInfo method)
    {
        var parameters = method.IsDefined(typeof(ExtensionAttribute), false) ? $"this {Parameters(method)}" : Parameters(method);
        if (method.Name is "op_Implicit" or "op_Explicit")
        {
            return $"public static {(method.Name == "op_Implicit" ? "implicit" : "explicit")} operator "
                + $"{TypeText.Of(method.ReturnParameter)}({parameters});";
        }

        var generic = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        var constraints = method.IsGenericMethod && !IsOverride(method) ? Constraints(method.GetGenericArguments()) : "";
        var name = s_operators.TryGetValue(method.Name, out var symbol) ? $"operator {symbol}" : method.Name;
        return $"{Modifiers(method)}{TypeText.Of(method.ReturnParameter)} {name}{generic}({parameters}){constraints};";
    }

    private static string Of(PropertyInfo property)
    {
        var accessor = IsShown(property.GetMethod) ? property.GetMethod! : property.SetMethod!;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var setter = !IsShown(property.SetMethod) ? "" : property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(IsExternalInit)) ? "init; " : "set; ";
        return $"{Modifiers(accessor)}{required}{TypeText.Of(property)} {name} {{ {(IsShown(property.GetMethod) ? "get; " : "")}{setter}}}";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? "static " : "";
        }

        var kind = method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            _ when IsOverride(method) => method.IsFinal ? "sealed override " : "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return $"{Access(method)} {kind}";
    }

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute))
            ? "params "
            : "";
        var value = !parameter.HasDefaultValue ? ""
            : parameter.DefaultValue is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(
                parameter.ParameterType) is null ? " = default"
            : $" = {Literal(parameter.DefaultValue)}";
        return $"{many}{TypeText.Of(parameter)} {parameter.Name}{value}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum choice => $"{TypeText.NameOf(choice.GetType())}.{choice}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Constraint(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        List<string> parts = [];
        if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            parts.Add("struct");
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            parts.Add("class");
        }

        parts.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(TypeText.Of));
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}
