using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace UserDirectory.AspNetCore;

/// <summary>
/// A parameter of an operation, for whoever describes the application. Handlers read the request themselves, so there is no method whose
/// parameters these are: they say what such a method would say.
/// </summary>
internal sealed class DescribedParameter : ParameterInfo, IParameterBindingMetadata
{
    private readonly Attribute[] _attributes;

    private DescribedParameter(MethodInfo method, string name, Type type, bool isOptional, string description, Attribute source)
    {
        _attributes = [source, new DescriptionAttribute(description)];
        MemberImpl = method;
        NameImpl = name;
        ClassImpl = type;
        AttrsImpl = isOptional ? ParameterAttributes.Optional : ParameterAttributes.None;
        IsOptional = isOptional;
    }

    public new bool IsOptional { get; }

    public override bool HasDefaultValue => false;

    public override object? DefaultValue => null;

    public bool HasTryParse => ParameterType != typeof(string);

    public bool HasBindAsync => false;

    public ParameterInfo ParameterInfo => this;

    string IParameterBindingMetadata.Name => Name!;

    public static DescribedParameter OfRoute(MethodInfo method, string name, Type type, string description) =>
        new(method, name, type, isOptional: false, description, new FromRouteAttribute { Name = name });

    public static DescribedParameter OfQuery(MethodInfo method, QueryParameter parameter) =>
        new(method, parameter.Name, parameter.Type, isOptional: true, parameter.Description,
            new FromQueryAttribute { Name = parameter.Name });

    public static DescribedParameter OfHeader(MethodInfo method, string name, string description) =>
        new(method, name, typeof(string), isOptional: true, description, new FromHeaderAttribute { Name = name });

    public override object[] GetCustomAttributes(bool inherit) => [.. _attributes];

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Attributes are reference types, and arrays of those share one code.")]
    public override object[] GetCustomAttributes(Type attributeType, bool inherit)
    {
        var found = Array.FindAll(_attributes, attributeType.IsInstanceOfType);
        var typed = (object[])Array.CreateInstance(
            typeof(Attribute).IsAssignableFrom(attributeType) ? attributeType : typeof(Attribute), found.Length);
        found.CopyTo(typed, 0);
        return typed;
    }

    public override bool IsDefined(Type attributeType, bool inherit) => Array.Exists(_attributes, attributeType.IsInstanceOfType);

    public override IList<CustomAttributeData> GetCustomAttributesData() => [];
}
