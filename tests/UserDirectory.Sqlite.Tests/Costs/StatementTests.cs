using System.Globalization;
using System.Text;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Conventions;
using UserDirectory.Tests.StoreCalls;

namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// How many commands operations send: each that reads is a round trip on a database elsewhere, and their number does not grow with the
/// depth of the tree or with how much a call names. A commit takes as many statements as it has to write.
/// </summary>
public sealed class StatementTests
{
    private const string Approved = "tests/UserDirectory.Sqlite.Tests/Costs/Statements.txt";
    private const int Few = 1;
    private const int Many = 12;

    // Whether few rows can satisfy a condition on links, or have the words, is asked first (of words, after the tenant's number); and of
    // rows without a value after those with one, separately.
    private static readonly Dictionary<string, int> s_moreReads = new()
    {
        ["list the accounts of an organization"] = 1,
        ["list the accounts with a role"] = 1,
        ["list the members of a group"] = 1,
        ["list the groups of an account"] = 1,
        ["who can, a page of 100"] = 1,
        ["search 25 accounts"] = 2,
        ["list 50 accounts in the middle, by display name"] = 1,
    };

    private readonly Dictionary<(string Operation, bool IsUser, int Things), SentStatements> _sent = [];

    private static IEnumerable<CalledOperation> Operations => CalledOperations.All.Concat(MoreOperations.All);

    [OneTimeSetUp]
    public async Task Count()
    {
        foreach (var (levels, things) in new[] { (2, Few), (6, Many) })
        {
            using var file = await WorldFile.MakeAsync(levels, things);
            foreach (var operation in Operations)
            {
                _sent[(operation.Name, false, things)] = await CountAsync(file, operation, isUser: false);
                _sent[(operation.Name, true, things)] = await CountAsync(file, operation, isUser: true);
            }
        }
    }

    [TestCase("find an account by id", 1)]
    [TestCase("find an account by key", 1)]
    [TestCase("find an account by e-mail", 1)]
    [TestCase("list 50 accounts", 1)]
    [TestCase("list with one part", 2)]
    [TestCase("list with all parts", 2)]
    [TestCase("check, cold, by ids", 1)]
    [TestCase("check, warm, by ids", 0)]
    public void A_read_that_is_asked_all_the_time_sends(string operation, int reads) =>
        _sent.Where(each => each.Key.Operation == operation)
            .Should().HaveCount(4).And.OnlyContain(each => each.Value.Reads.Count == reads && each.Value.Writes.Count == 0);

    [Test]
    public void A_call_of_the_store_that_reads_sends_one_command_but_where_it_must_ask_first() =>
        _sent.Where(each => each.Value.MoreReads > 0).ToLookup(each => each.Key.Operation, each => each.Value.MoreReads)
            .ToDictionary(operation => operation.Key, operation => operation.Max()).Should().BeEquivalentTo(s_moreReads);

    [Test]
    public void No_operation_asks_the_store_more_often_than_it_may()
    {
        foreach (var operation in Operations)
        {
            _sent.Where(each => each.Key.Operation == operation.Name).Max(each => each.Value.Calls.Count)
                .Should().BeLessThanOrEqualTo(operation.Most, operation.Name);
        }
    }

    [Test]
    public void What_reads_does_not_grow_with_the_tree_or_with_what_a_call_names()
    {
        foreach (var ((operation, isUser, _), few) in _sent.Where(each => each.Key.Things == Few))
        {
            _sent[(operation, isUser, Many)].Reads.Should().HaveSameCount(few.Reads, operation);
        }
    }

    [Test]
    public void The_table_of_statements_is_the_approved_one()
    {
        var table = new StringBuilder("operation | by | calls | reads | writes of one thing | writes of twelve\n");
        foreach (var ((operation, isUser, _), few) in _sent.Where(each => each.Key.Things == Few))
        {
            var many = _sent[(operation, isUser, Many)];
            table.Append(CultureInfo.InvariantCulture,
                $"{operation} | {(isUser ? "user" : "system")} | {many.Calls.Count} | {many.Reads.Count} | ")
                .Append(CultureInfo.InvariantCulture, $"{few.Writes.Count} | {many.Writes.Count}\n");
        }

        TestContext.Out.WriteLine(table);
        ApprovedFile.MustSay(table.ToString(), Approved);
    }

    private static async Task<SentStatements> CountAsync(WorldFile file, CalledOperation operation, bool isUser)
    {
        using var copy = await file.CopyForAsync(operation, isUser);
        var sent = new SentStatements { Calls = copy.Calls };
        copy.Store.Schema.Sending = text => sent.Add(text, copy.Calls is [.., WorldCopy.Commit]);
        await copy.RunAsync();
        copy.Store.Schema.Sending = null;
        return sent;
    }
}
