using System.Data.Common;

namespace UserDirectory.Relational;

/// <summary>The commands of a connection, kept with what was prepared for them. Not thread-safe.</summary>
/// <param name="connection">The connection.</param>
/// <param name="patience">For how many seconds a command is tried at most; null for as long as the connection says.</param>
internal sealed class PreparedCommands(DbConnection connection, int? patience) : IDisposable
{
    // Filters of callers make ever new texts; what services ask has a few hundred.
    public const int Most = 512;

    private readonly Dictionary<string, LinkedListNode<(string Text, DbCommand Command)>> _commands = new(StringComparer.Ordinal);

    // The one that was asked for last comes first.
    private readonly LinkedList<(string Text, DbCommand Command)> _asked = new();

    // There are few of them: they stay.
    private readonly Dictionary<FixedSql, DbCommand> _fixed = [];

    public DbCommand Find(FixedSql sql) =>
        _fixed.TryGetValue(sql, out var command) ? command : _fixed[sql] = Make(sql.Text, sql.Names);

    public DbCommand Find(SqlText sql)
    {
        if (_commands.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(sql.Text, out var known))
        {
            if (known != _asked.First)
            {
                _asked.Remove(known);
                _asked.AddFirst(known);
            }

            return known.Value.Command;
        }

        if (_commands.Count == Most)
        {
            var oldest = _asked.Last!;
            _asked.RemoveLast();
            _commands.Remove(oldest.Value.Text);
            oldest.Value.Command.Dispose();
        }

        var text = sql.ToString();
        var command = Make(text, sql.Names);
        _commands[text] = _asked.AddFirst((text, command));
        return command;
    }

    public void Dispose()
    {
        foreach (var command in _asked.Select(each => each.Command).Concat(_fixed.Values))
        {
            command.Dispose();
        }
    }

    private DbCommand Make(string text, IReadOnlyList<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = patience ?? command.CommandTimeout;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
