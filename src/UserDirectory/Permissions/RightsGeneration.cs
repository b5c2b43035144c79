namespace UserDirectory;

/// <summary>What was cached of a tenant between two changes that concern everybody. Thread-safe.</summary>
internal sealed class RightsGeneration
{
    private volatile bool _isOver;

    public bool IsOver => _isOver;

    public void End() => _isOver = true;
}
