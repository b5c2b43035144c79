using System.Globalization;
using System.Text;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>A condition as a caller might write it, with what it means as plain code that shares nothing with the library.</summary>
internal sealed record GeneratedCondition(string Text, Func<User, bool> Holds)
{
    private static readonly string[] s_operators = ["eq", "ne", "gt", "ge", "lt", "le"];
    private static readonly string[] s_functions = ["startswith", "endswith", "contains", "substringof"];

    /// <param name="random">Where it comes from.</param>
    /// <param name="people">Whose values it compares with.</param>
    /// <param name="now">When it is asked.</param>
    /// <param name="depth">How deep it may still be.</param>
    public static GeneratedCondition Of(Random random, IReadOnlyList<User> people, DateTimeOffset now, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
        {
            return Leaf(random, people[random.Next(people.Count)], people[random.Next(people.Count)], now);
        }

        var left = Of(random, people, now, depth - 1);
        switch (random.Next(6))
        {
            case 0:
                return new($"{Case(random, "not")} ({left.Text})", user => !left.Holds(user));
            case 1:
                var isTrue = random.Next(2) == 0;
                return new($"({left.Text}) eq {(isTrue ? "true" : "false")}", user => left.Holds(user) == isTrue);
            default:
                var right = Of(random, people, now, depth - 1);
                return random.Next(2) == 0
                    ? new($"({left.Text}) {Case(random, "and")} ({right.Text})", user => left.Holds(user) && right.Holds(user))
                    : new($"({left.Text}) {Case(random, "or")}  ({right.Text})", user => left.Holds(user) || right.Holds(user));
        }
    }

    private static GeneratedCondition Leaf(Random random, User one, User another, DateTimeOffset now)
    {
        switch (random.Next(9))
        {
            case 0:
                return OnText(random, "Name", user => user.DisplayName, ManyPeople.Names[random.Next(ManyPeople.Names.Length)], Folded);
            case 1:
                return OnText(random, "Email", user => user.Email, one.Email ?? "m1", Folded);
            case 2:
                return OnText(random, "UserKey", user => user.Key, one.Key, Folded);
            case 3:
                return OnText(random, "Culture", user => user.Culture, ManyPeople.Cultures[random.Next(3)], text => text);
            case 4:
                return Status(random, now);
            case 5:
                var isLogin = random.Next(2) == 0;
                return Time(
                    random, isLogin ? "LastLogin" : "CreatedOn", user => isLogin ? user.LastLoginAt : user.CreatedAt, one.CreatedAt);
            case 6:
                return random.Next(2) == 0
                    ? new($"Id eq guid'{one.Id}'", user => user.Id == one.Id)
                    : new($"Id in ({one.Id}, '{another.Id}')", user => user.Id == one.Id || user.Id == another.Id);
            case 7:
                return Flag(random, now);
            default:
                var (name, get) = random.Next(2) == 0
                    ? ("Name", (Func<User, object?>)(user => user.DisplayName))
                    : ("LastLogin", user => user.LastLoginAt);
                return random.Next(2) == 0 ? new($"{Case(random, name)} eq null", user => get(user) is null) : new(
                    $"null ne {name}", user => get(user) is not null);
        }
    }

    private static GeneratedCondition OnText(Random random, string name, Func<User, string?> get, string value, Func<string, string> fold)
    {
        var part = value[..random.Next(value.Length + 1)];
        part = part.Length > 0 && char.IsHighSurrogate(part[^1]) ? value : part;
        switch (random.Next(3))
        {
            case 0:
                var function = s_functions[random.Next(4)];
                return new(
                    function == "substringof"
                        ? $"{function}({Quoted(part)},{Case(random, name)})"
                        : $"{Case(random, function)} ( {name}, {Quoted(part)} )",
                    user => get(user) is { } text && Called(function, fold(text), fold(part)));
            case 1:
                return new(
                    $"{name} in ({Quoted(value)}, {Quoted(part)})", user => get(user) is { } text
                        && (fold(text) == fold(value) || fold(text) == fold(part)));
            default:
                var op = s_operators[random.Next(6)];
                var written = random.Next(2) == 0 ? value : part;
                return new($"{Case(random, name)} {op} {Quoted(written)}", user =>
                    Compared(op, get(user) is { } text ? Order(fold(text), fold(written)) : null));
        }
    }

    private static GeneratedCondition Status(Random random, DateTimeOffset now)
    {
        var status = random.Next(1, 5);
        var op = s_operators[random.Next(6)];
        var written = random.Next(4) switch
        {
            0 => $"'{Case(random, ((UserStatus)status).ToString())}'",
            1 =>
            $"'{status}'",
            2 => $"{status}L",
            _ => $"{status}"
        };
        return random.Next(4) == 0
            ? new($"Status in ({status}, 'active')", user => StatusOf(user, now) == status || StatusOf(user, now) == 1)
            : new($"Status {op} {written}", user => Compared(op, StatusOf(user, now).CompareTo(status)));
    }

    private static GeneratedCondition Time(Random random, string name, Func<User, DateTimeOffset?> get, DateTimeOffset at)
    {
        var op = s_operators[random.Next(6)];
        var text = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var ms = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var written = random.Next(3) switch
        {
            0 => $"{text}Z",
            1 => $"datetime'{text}'",
            _ => ms.ToOffset(TimeSpan.FromHours(2)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        };
        return new($"{Case(random, name)} {op} {written}", user => Compared(op, get(user)?.CompareTo(ms)));
    }

    private static GeneratedCondition Flag(Random random, DateTimeOffset now)
    {
        var (name, get) = random.Next(4) switch
        {
            0 => ("IsSystem", (Func<User, bool>)(_ => false)),
            1 => ("IsActive", user => StatusOf(user, now) == 1),
            _ => ("IsTechnician", user => user.IsTechnician),
        };
        var op = s_operators[random.Next(6)];
        var value = random.Next(2) == 0;
        return random.Next(3) switch
        {
            0 => new(Case(random, name), get),
            1 => new($"not {name}", user => !get(user)),
            _ => new($"{name} {op} {(value ? "true" : "false")}", user => Compared(op, get(user).CompareTo(value))),
        };
    }

    private static int StatusOf(User user, DateTimeOffset now) =>
        (int)user.Status >= 3 ? user.InvitationExpiresAt is { } expires && expires <= now ? 4 : 3 : (int)user.Status;

    private static bool Called(string function, string text, string part) => function switch
    {
        "startswith" => text.StartsWith(part, StringComparison.Ordinal),
        "endswith" => text.EndsWith(part, StringComparison.Ordinal),
        _ => text.Contains(part, StringComparison.Ordinal),
    };

    private static bool Compared(string op, int? order) => op switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "gt" => order > 0,
        "ge" => order >= 0,
        "lt" => order < 0,
        _ => order <= 0,
    };

    private static string Folded(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static int Order(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Case(Random random, string word) =>
        random.Next(3) switch { 0 => word.ToUpperInvariant(), 1 => word.ToLowerInvariant(), _ => word };
}
