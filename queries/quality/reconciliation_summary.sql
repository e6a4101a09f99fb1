/*
title = "Snapshots against episodes, in short"
definition = "People in each kind of disagreement between snapshots and episodes that quality.reconciliation lists, and when it was first and last seen. A kind that does not occur keeps its row, with 0."
numerator = "People with this disagreement at any snapshot"
denominator = "None: a count"
grain = "One row per kind of disagreement"
source = "Data dictionary, snapshots and episodes"
good_direction = "down"
caveat = "On the day of adoption or deselection itself either answer is right. Cohorts are compared in the first snapshot of a stay, as people may move later. Nothing is listed where the scheme has loaded no episodes: there is nothing to compare."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "nothing dated after this day is looked at" }

[columns]
disagreement = { kind = "key", description = "in_snapshot_without_episode, in_episode_without_snapshot or adopted_to_another_cohort" }
people = { kind = "count", description = "People" }
first_date = { kind = "value", of = "people", description = "First snapshot with the disagreement" }
last_date = { kind = "value", of = "people", description = "Last snapshot with the disagreement" }
*/
with caseload as (
    select snapshot_date, person_ref, cohort
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
),

stays as (
    select
        episode_ref, person_ref, cohort, adopted_on,
        if(deselected_on <= $as_at::date, deselected_on, null) as deselected_on
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

dates as (
    select distinct snapshot_date
    from caseload
    where exists (select 1 from stays)
),

without_stay as (
    select caseload.snapshot_date, caseload.person_ref, caseload.cohort
    from caseload
    semi join dates on caseload.snapshot_date = dates.snapshot_date
    anti join stays
        on
            caseload.person_ref = stays.person_ref
            and caseload.snapshot_date >= stays.adopted_on
            and caseload.snapshot_date <= coalesce(stays.deselected_on, caseload.snapshot_date)
),

expected as (
    select dates.snapshot_date, stays.person_ref, stays.cohort, stays.episode_ref
    from stays
    inner join dates
        on
            stays.adopted_on < dates.snapshot_date
            and coalesce(stays.deselected_on > dates.snapshot_date, true)
),

without_snapshot as (
    select expected.snapshot_date, expected.person_ref, expected.cohort, expected.episode_ref
    from expected
    anti join caseload
        on expected.person_ref = caseload.person_ref and expected.snapshot_date = caseload.snapshot_date
),

first_seen as (
    select
        stays.episode_ref, stays.person_ref,
        any_value(stays.cohort) as stay_cohort,
        min(caseload.snapshot_date) as snapshot_date,
        arg_min(caseload.cohort, caseload.snapshot_date) as snapshot_cohort
    from stays
    inner join caseload
        on
            stays.person_ref = caseload.person_ref
            and stays.adopted_on <= caseload.snapshot_date
            and coalesce(stays.deselected_on >= caseload.snapshot_date, true)
    group by stays.episode_ref, stays.person_ref
),

disagreements as (
    select
        person_ref, snapshot_date as "date", 'in_snapshot_without_episode' as disagreement,
        cohort as snapshot_cohort, null as episode_cohort, null as episode_ref
    from without_stay
    union all
    select
        person_ref, snapshot_date as "date", 'in_episode_without_snapshot' as disagreement,
        null as snapshot_cohort, cohort as episode_cohort, episode_ref
    from without_snapshot
    union all
    select
        person_ref, snapshot_date as "date", 'adopted_to_another_cohort' as disagreement,
        snapshot_cohort, stay_cohort as episode_cohort, episode_ref
    from first_seen
    where snapshot_cohort <> stay_cohort
),

kinds as (
    select 'in_snapshot_without_episode' as disagreement where exists (select 1 from dates)
    union all
    select 'in_episode_without_snapshot' as disagreement where exists (select 1 from dates)
    union all
    select 'adopted_to_another_cohort' as disagreement where exists (select 1 from dates)
),

summary as (
    select
        kinds.disagreement,
        count(distinct disagreements.person_ref) as people,
        min(disagreements."date") as first_date,
        max(disagreements."date") as last_date
    from kinds
    left join disagreements on kinds.disagreement = disagreements.disagreement
    group by all
)

select * from summary order by disagreement
