using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>A status and nothing else.</summary>
internal sealed class EmptyReply(int status) : Reply
{
    public override ValueTask WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = status;
        if (status != StatusCodes.Status204NoContent)
        {
            http.Response.ContentLength = 0;
        }

        return ValueTask.CompletedTask;
    }
}
