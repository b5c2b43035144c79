using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>The suite judges the suite: it passes a sound store, and fails each broken one by the name of what is broken.</summary>
public sealed class BrokenStoreTests
{
    [Test]
    public async Task A_sound_store_is_failed_by_nothing() =>
        (await SuiteRun.FailuresOfAsync<SourceOf<SoundStore>>(ConformanceSuite.Fixtures)).Should().BeEmpty();

    [Test]
    public Task A_store_without_a_version_check_is_failed() => AssertFailedAsync<NoVersionCheckStore>(
        RowTarget<VersionConformance>(nameof(VersionConformance.An_update_of_a_stale_version_is_refused_with_the_current_one)),
        RowTarget<VersionConformance>(nameof(VersionConformance.A_removal_of_a_stale_version_is_refused_with_the_current_one)),
        RowTarget<VersionConformance>(nameof(VersionConformance.A_requirement_of_a_stale_version_is_refused_with_the_current_one)),
        RowTarget<VersionConformance>(nameof(VersionConformance.Of_racing_updates_of_one_version_exactly_one_is_written)),
        RowTarget<RandomCommandsConformance>(
            nameof(RandomCommandsConformance.Random_commands_on_a_small_tenant_have_the_results_of_the_model)));

    [Test]
    public Task A_store_without_an_authority_check_is_failed() => AssertFailedAsync<NoAuthorityCheckStore>(
        RowTarget<AuthorityConformance>(nameof(AuthorityConformance.A_set_that_expects_a_number_that_has_moved_is_refused_as_a_whole)),
        RowTarget<AuthorityConformance>(
            nameof(AuthorityConformance.Of_racing_sets_that_expect_one_number_and_raise_it_exactly_one_is_written)),
        RowTarget<AtomicityConformance>(nameof(AtomicityConformance.A_moved_authority_leaves_nothing_of_the_set)));

    [Test]
    public Task A_store_that_is_not_atomic_is_failed() => AssertFailedAsync<NotAtomicStore>(
        RowTarget<AtomicityConformance>(nameof(AtomicityConformance.A_taken_key_leaves_nothing_of_the_set)),
        RowTarget<AtomicityConformance>(nameof(AtomicityConformance.A_moved_version_leaves_nothing_of_the_set)),
        RowTarget<AtomicityConformance>(nameof(AtomicityConformance.A_link_without_an_end_leaves_nothing_of_the_set)),
        RowTarget<AtomicityConformance>(nameof(AtomicityConformance.A_refused_set_takes_its_removals_touches_and_redactions_back)));

    [Test]
    public Task A_store_that_leaks_a_tenant_is_failed() => AssertFailedAsync<LeakingStore>(
        RowTarget<IsolationConformance>(nameof(IsolationConformance.No_record_of_another_tenant_is_found_by_id)),
        RowTarget<IsolationConformance>(nameof(IsolationConformance.A_tenants_own_record_is_found_under_its_own_id_only)));

    [Test]
    public Task A_store_that_compares_keys_with_their_casing_is_failed() => AssertFailedAsync<CaseSensitiveStore>(
        RowTarget<UniqueKeyConformance>(nameof(UniqueKeyConformance.Text_that_normalises_alike_is_the_same_key)),
        RowTarget<TenantConformance>(nameof(TenantConformance.A_tenant_is_found_by_id_by_key_in_any_casing_and_in_the_list_of_all)));

    [Test]
    public Task A_store_that_drops_a_link_check_is_failed() => AssertFailedAsync<DanglingLinkStore>(
        RowTarget<LinkConformance>(nameof(LinkConformance.Every_link_is_refused_when_its_end_is_missing)),
        RowTarget<AtomicityConformance>(nameof(AtomicityConformance.A_link_without_an_end_leaves_nothing_of_the_set)));

    [Test]
    public Task A_store_that_lets_links_be_inherited_is_failed() => AssertFailedAsync<InheritingStore>(
        RowTarget<LinkConformance>(nameof(LinkConformance.What_comes_in_the_place_of_a_removed_record_does_not_inherit_its_links)));

    [Test]
    public Task A_store_that_loses_a_feed_entry_is_failed() => AssertFailedAsync<ForgetfulFeedStore>(
        RowTarget<FeedConformance>(nameof(FeedConformance.Numbers_begin_at_one_and_have_no_gaps)),
        RowTarget<ConcurrentWriteConformance>(nameof(ConcurrentWriteConformance.Commits_of_one_tenant_take_all_numbers_and_leave_no_gap)));

    [Test]
    public Task A_store_that_does_not_tell_of_links_what_they_join_is_failed() => AssertFailedAsync<SilentLinksStore>(
        RowTarget<FeedConformance>(nameof(FeedConformance.A_link_that_is_added_or_removed_tells_its_ends_and_its_dates)));

    [Test]
    public Task A_store_that_ignores_a_filter_node_is_failed() => AssertFailedAsync<IgnoredFilterStore>(
        RowTarget<FilterConformance>(nameof(FilterConformance.Presence_agrees_with_the_oracle_on_every_field)),
        RowTarget<RandomCommandsConformance>(nameof(RandomCommandsConformance.Random_queries_have_the_answers_of_the_model)));

    [Test]
    public Task A_store_whose_pages_overlap_is_failed() => AssertFailedAsync<OverlappingPagesStore>(
        RowTarget<PagingConformance>(nameof(PagingConformance.Pages_by_offset_are_the_whole_list_each_record_once)),
        RowTarget<PagingConformance>(nameof(PagingConformance.Pages_by_position_are_the_whole_list_each_record_once)));

    [Test]
    public Task A_store_that_settles_ties_in_one_direction_is_failed() => AssertFailedAsync<AscendingTiesStore>(
        RowTarget<OrderConformance>(nameof(OrderConformance.Ties_go_by_id_in_the_direction_of_the_last_step)),
        RowTarget<OrderConformance>(nameof(OrderConformance.Every_sortable_field_orders_as_the_oracle_both_ways)));

    [Test]
    public Task A_store_that_swallows_cancellation_is_failed() => AssertFailedAsync<DeafStore>(
        RowTarget<CancellationConformance>(nameof(CancellationConformance.Finding_by_id_is_cancelled)),
        RowTarget<CancellationConformance>(nameof(CancellationConformance.Finding_by_key_is_cancelled)),
        RowTarget<CancellationConformance>(nameof(CancellationConformance.Querying_is_cancelled)),
        RowTarget<CancellationConformance>(nameof(CancellationConformance.Reading_access_is_cancelled)),
        RowTarget<CancellationConformance>(nameof(CancellationConformance.Reading_many_is_cancelled)),
        RowTarget<CancellationConformance>(nameof(CancellationConformance.Finding_across_tenants_is_cancelled)),
        RowTarget<CancellationConformance>(nameof(CancellationConformance.A_commit_is_cancelled_and_writes_nothing)));

    [Test]
    public Task A_store_of_small_pages_is_failed() =>
        AssertFailedAsync<SmallPagesStore>(
            RowTarget<SizeConformance>(nameof(SizeConformance.The_largest_page_is_full_and_says_that_there_is_more)));

    [Test]
    public Task A_store_that_looks_at_the_beginning_of_a_list_is_failed() =>
        AssertFailedAsync<ShortListStore>(RowTarget<SizeConformance>(nameof(SizeConformance.A_long_list_of_values_is_judged_to_its_end)));

    [Test]
    public Task A_store_that_compares_the_beginning_of_texts_is_failed() =>
        AssertFailedAsync<ShortTextStore>(
            RowTarget<SizeConformance>(nameof(SizeConformance.Long_texts_that_differ_at_their_end_are_different)));

    [Test]
    public Task A_store_that_cuts_the_feed_is_failed() =>
        AssertFailedAsync<ShortFeedStore>(RowTarget<SizeConformance>(nameof(SizeConformance.A_long_feed_is_read_in_one_page)));

    [Test]
    public Task A_store_that_splits_large_sets_is_failed() =>
        AssertFailedAsync<SplitSetStore>(
            RowTarget<SizeConformance>(nameof(SizeConformance.A_large_set_is_written_as_a_whole_or_not_at_all)));

    [Test]
    public Task A_store_that_cancels_what_it_has_written_is_failed() => AssertFailedAsync<LateCancelStore>(
        RowTarget<CancellationConformance>(
            nameof(CancellationConformance.A_commit_that_is_cancelled_while_it_runs_is_written_and_told_or_neither)));

    [Test]
    public Task A_store_that_asks_its_conditions_too_early_is_failed() => AssertFailedAsync<EarlyConditionStore>(
        RowTarget<ConditionConformance>(
            nameof(ConditionConformance.Of_racing_sets_that_require_the_absence_of_what_they_add_exactly_one_is_written)));

    [Test]
    public Task A_store_that_forgets_its_sets_is_failed() =>
        AssertFailedAsync<ShortMemoryStore>(
            RowTarget<RepeatConformance>(nameof(RepeatConformance.A_repeated_set_is_known_after_many_others)));

    [Test]
    public Task A_store_that_counts_another_state_is_failed() => AssertFailedAsync<TornCountStore>(
        RowTarget<ConcurrentReadConformance>(nameof(ConcurrentReadConformance.A_count_is_of_the_same_state_as_its_page)));

    [Test]
    public Task A_store_whose_numbers_are_of_another_state_is_failed() => AssertFailedAsync<TornFactsStore>(
        RowTarget<ConcurrentReadConformance>(nameof(ConcurrentReadConformance.Access_facts_are_of_one_committed_state_and_never_go_back)));

    [Test]
    public Task A_store_whose_answers_are_of_several_states_is_failed() => AssertFailedAsync<TornReadsStore>(
        RowTarget<ReadManyConformance>(nameof(ReadManyConformance.All_answers_and_the_numbers_are_of_one_committed_state)));

    [Test]
    public Task A_store_that_answers_in_another_order_is_failed() => AssertFailedAsync<ShuffledAnswersStore>(
        RowTarget<ReadManyConformance>(nameof(ReadManyConformance.Every_read_is_answered_as_it_is_alone_in_the_order_of_the_reads)));

    [Test]
    public Task A_store_that_does_not_say_that_there_is_more_is_failed() => AssertFailedAsync<SilentRestStore>(
        RowTarget<ReadManyConformance>(nameof(ReadManyConformance.A_filter_gives_its_first_records_by_id_and_says_whether_there_are_more)));

    [Test]
    public Task A_store_that_judges_actors_by_the_rules_of_today_is_failed() => AssertFailedAsync<StrictActorStore>(
        RowTarget<RecordConformance>(nameof(RecordConformance.An_actor_of_earlier_rules_is_given_back)));

    [Test]
    public Task A_store_that_finds_by_text_that_cannot_be_compared_is_failed() => AssertFailedAsync<LenientTextStore>(
        RowTarget<UniqueKeyConformance>(nameof(UniqueKeyConformance.Text_that_has_no_compared_form_is_nobodys_key)));

    [Test]
    public Task A_store_that_finds_unproved_addresses_across_tenants_is_failed() => AssertFailedAsync<UnprovedStore>(
        RowTarget<AcrossTenantsConformance>(nameof(AcrossTenantsConformance.An_account_that_only_names_the_address_is_not_found)));

    [Test]
    public Task A_store_that_misses_tenants_is_failed() => AssertFailedAsync<FirstTenantStore>(
        RowTarget<AcrossTenantsConformance>(nameof(AcrossTenantsConformance.The_accounts_of_all_tenants_are_found_suspended_ones_too)));

    [Test]
    public Task A_store_that_finds_across_tenants_only_what_must_be_unique_is_failed() => AssertFailedAsync<UniqueOnlyStore>(
        RowTarget<AcrossTenantsConformance>(nameof(AcrossTenantsConformance.It_does_not_matter_whether_the_address_must_be_unique)));

    [Test]
    public Task A_store_that_stamps_what_it_restores_is_failed() => AssertFailedAsync<StampingStore>(
        RowTarget<RestoreConformance>(nameof(RestoreConformance.A_tenant_is_there_exactly_as_it_was)));

    [Test]
    public Task A_store_that_restores_no_feed_is_failed() => AssertFailedAsync<FeedlessStore>(
        RowTarget<RestoreConformance>(nameof(RestoreConformance.A_tenant_is_there_exactly_as_it_was)),
        RowTarget<RestoreConformance>(nameof(RestoreConformance.The_feed_and_the_authority_go_on_from_where_they_were)),
        RowTarget<RestoreConformance>(nameof(RestoreConformance.A_set_that_was_committed_where_it_was_gets_its_first_result)));

    [Test]
    public Task A_store_that_restores_halves_is_failed() => AssertFailedAsync<HalfRestoringStore>(
        RowTarget<RestoreConformance>(nameof(RestoreConformance.A_stream_that_breaks_off_leaves_nothing)));

    [Test]
    public Task A_store_that_restores_over_a_tenant_is_failed() => AssertFailedAsync<OverwritingStore>(
        RowTarget<RestoreConformance>(nameof(RestoreConformance.A_tenant_that_is_there_is_refused_and_stays_as_it_is)));

    [Test]
    public Task A_store_that_answers_without_a_tenant_is_failed() => AssertFailedAsync<TenantlessStore>(
        RowTarget<IsolationConformance>(nameof(IsolationConformance.Without_a_tenant_nothing_of_any_is_read)));

    [Test]
    public Task A_store_that_takes_few_parameters_is_failed() => AssertFailedAsync<FewParametersStore>(
        RowTarget<SizeConformance>(
            nameof(SizeConformance.A_list_of_more_values_than_a_statement_takes_parameters_is_judged_to_its_end)));

    [Test]
    public Task A_store_that_looks_at_the_first_conditions_is_failed() => AssertFailedAsync<FewConditionsStore>(
        RowTarget<SizeConformance>(nameof(SizeConformance.Very_many_conditions_are_judged_to_the_last)));

    [Test]
    public Task A_store_that_knows_a_set_again_too_late_is_failed() => AssertFailedAsync<CountsAgainStore>(
        RowTarget<RepeatConformance>(nameof(RepeatConformance.A_repeated_set_that_removed_by_a_filter_removes_nothing_more)),
        RowTarget<RepeatConformance>(nameof(RepeatConformance.A_repeated_set_counts_a_sign_in_once_where_it_also_wrote)));

    [Test]
    public Task A_store_that_removes_no_tenant_by_a_filter_is_failed() => AssertFailedAsync<TenantSparingStore>(
        RowTarget<TenantConformance>(nameof(TenantConformance.A_tenant_that_a_filter_removes_is_gone_with_everything_and_no_other_is)));

    private static (Type Fixture, string Test) RowTarget<TFixture>(string test)
        where TFixture : ConformanceFixture => (typeof(TFixture), test);

    /// <summary>Runs the fixtures that are to fail, all their tests; that a sound store passes them is proved above.</summary>
    private static async Task AssertFailedAsync<TStore>(params (Type Fixture, string Test)[] tests)
        where TStore : IDirectoryStore, new()
    {
        var failures = await SuiteRun.FailuresOfAsync<SourceOf<TStore>>(tests.Select(test => test.Fixture).Distinct());
        await TestContext.Out.WriteLineAsync(string.Join('\n', failures));
        failures.Should().Contain(tests.Select(test => $"{test.Fixture.Name}.{test.Test}"), "{0} is broken", typeof(TStore).Name);
    }
}
