using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The bytes of a picture with their own type, which a browser can take for nothing else, and which can do nothing where it is shown.
/// </summary>
internal sealed class ImageReply(Picture picture) : Reply
{
    public override async ValueTask WriteAsync(HttpContext http)
    {
        var response = http.Response;
        var tag = EntityTag.Of(picture.Version, picture.Content.Span);
        response.Headers.ETag = tag.Text;
        if (tag.IsIn(http.Request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = picture.ContentType;
        response.ContentLength = picture.Content.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (picture.FileName is not null)
        {
            var disposition = new ContentDispositionHeaderValue("inline");
            disposition.SetHttpFileName(picture.FileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        await response.BodyWriter.WriteAsync(picture.Content, http.RequestAborted).ConfigureAwait(false);
    }
}
