using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>What a creation answers in the first family (J3): the new id as the body, and where the record is.</summary>
internal static class NewRecordReply
{
    public static Reply Of(Call call, Guid id)
    {
        var text = id.ToString("D");
        return new JsonReply<string>(
            text, TenantUsersJson.Own.String, StatusCodes.Status201Created)
        { Location = RequestAddress.Of(call.Http.Request, $"/{text}") };
    }
}
