using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts of <see cref="OrganizationsApi"/>.</summary>
[JsonSerializable(typeof(OrganizationInvitationBody))]
[JsonSerializable(typeof(OrganizationRoleChoiceBody))]
[JsonSerializable(typeof(EnvelopeBody<OrganizationUserBody>), TypeInfoPropertyName = "User")]
[JsonSerializable(typeof(EnvelopeBody<IReadOnlyList<OrganizationUserItemBody>>), TypeInfoPropertyName = "Users")]
[JsonSerializable(typeof(ProjectPermissionBody))]
internal sealed partial class OrganizationsJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static OrganizationsJson Own { get; } = new(JsonWire.Options());
}
