using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>
/// The directory beside OData of the application's own: each answers as it does alone, to the byte, whoever is asked first in the process.
/// </summary>
public sealed class ODataHostTests
{
    private string[] _host = null!;
    private string[] _directory = null!;

    [OneTimeSetUp]
    public async Task AskEachAlone()
    {
        _host = await FreshAssemblies.RunAsync(ODataTalk.AskHostAloneAsync);
        _directory = await FreshAssemblies.RunAsync(ODataTalk.AskDirectoryAloneAsync);
    }

    [Test]
    public async Task Both_answer_as_they_do_alone_when_the_application_is_asked_first() =>
        (await FreshAssemblies.RunAsync(ODataTalk.AskHostFirstAsync)).Should().Equal([.. _host, .. _directory, .. _host]);

    [Test]
    public async Task Both_answer_as_they_do_alone_when_the_directory_is_asked_first() =>
        (await FreshAssemblies.RunAsync(ODataTalk.AskDirectoryFirstAsync)).Should().Equal([.. _directory, .. _host]);

    [Test]
    public void Much_of_what_they_are_asked_is_answered_and_much_refused()
    {
        _host.Should().Contain(answer => answer.StartsWith("GET /odata/$metadata: 200")).And.Contain(
            answer => answer.Contains("substringof") && answer.Contains(": 400\n"));
        foreach (var answers in new[] { _host, _directory })
        {
            answers.Count(answer => answer.Contains(": 200\n")).Should().BeGreaterThan(8);
            answers.Count(answer => answer.Contains(": 400\n")).Should().BeGreaterThan(5);
        }

        _directory.Count(answer => answer.Contains("skiptoken=:")).Should().BeGreaterThan(0, "links to next pages are followed");
    }
}
