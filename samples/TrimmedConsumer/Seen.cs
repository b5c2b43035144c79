using UserDirectory;

namespace TrimmedConsumer;

/// <summary>What the extensions of the application were told.</summary>
internal sealed class Seen
{
    public int Changes { get; set; }

    public List<Notice> Notices { get; } = [];
}
