using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Whether the records behind a link satisfy a condition, remembered by what the link leads to: many records lead to the same one, and each asking again would make a
/// condition that goes there and back cost the square of their number. For one read of a state that does not change.
/// </summary>
internal sealed class LinkedAnswers
{
    private readonly List<(AnyLinked Condition, Dictionary<Guid, bool> Answers)> _all = [];

    public bool TryGet(AnyLinked condition, Guid end, out bool answer)
    {
        answer = false;
        return Of(condition) is { } answers && answers.TryGetValue(end, out answer);
    }

    public void Keep(AnyLinked condition, Guid end, bool answer)
    {
        var answers = Of(condition);
        if (answers is null)
        {
            _all.Add((condition, answers = []));
        }

        answers[end] = answer;
    }

    private Dictionary<Guid, bool>? Of(AnyLinked condition)
    {
        foreach (var (known, answers) in _all)
        {
            if (ReferenceEquals(known, condition))
            {
                return answers;
            }
        }

        return null;
    }
}
